/** Something that can be done on the screen now: in the palette, in the help, and by its keys. */
export interface Action {
  readonly id: string;
  readonly title: string;
  readonly section: "Go" | "Here" | "List" | "Everywhere";
  /** "g o", "mod+k"; none for what only the palette offers. */
  readonly keys?: string;
  readonly run: () => void;
  /** Also fires while somebody types in a field; never in the code editor, which has keys of its own. */
  readonly inFields?: boolean;
  /** Listed in the help but not in the palette: moving in lists, opening the palette. */
  readonly hidden?: boolean;
}

let actions: readonly Action[] = [];
const listeners = new Set<() => void>();

function set(next: readonly Action[]): void {
  actions = next;
  for (const listener of listeners) listener();
}

export const actionStore = {
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: () => actions,
  add(added: readonly Action[]): () => void {
    set([...actions, ...added]);
    return () => set(actions.filter((action) => !added.includes(action)));
  },
};
