export interface ToastMessage {
  readonly id: number;
  readonly tone: "neutral" | "good" | "bad";
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
}

let shown: readonly ToastMessage[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function set(next: readonly ToastMessage[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

/** Shows a sentence at the edge of the screen: the outcome of what the person just did. Errors stay until closed. */
export function toast(message: Omit<ToastMessage, "id">): void {
  set([...shown.slice(-2), { ...message, id: nextId++ }]);
}

export function closeToast(id: number): void {
  set(shown.filter((message) => message.id !== id));
}

export const toastStore = {
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: () => shown,
};
