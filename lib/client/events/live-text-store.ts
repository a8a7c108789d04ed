import type { LiveView } from "#lib/domain/api/event.ts";

/** What an attempt has written so far. */
export interface LiveText {
  readonly text: string;
  readonly reasoning: string;
}

interface Entry extends LiveText {
  /** Pieces whose predecessors are still missing. */
  readonly ahead: readonly LiveView[];
  readonly filling: boolean;
}

const empty: LiveText = { text: "", reasoning: "" };
const unheard: Entry = { ...empty, ahead: [], filling: false };
const keptAttempts = 24;

/** Puts one piece behind what is there. Pieces may overlap; `undefined` says that some before it are missing. */
export function appendLive(known: string, piece: Pick<LiveView, "text" | "offset">): string | undefined {
  if (piece.offset > known.length) return undefined;
  return piece.offset + piece.text.length <= known.length ? known : known.slice(0, piece.offset) + piece.text;
}

/**
 * The text of running attempts as it comes in. A page that arrives in the middle asks `fill` once for what was kept
 * so far, also when nothing more comes for now, and goes on from there; what is still missing then is asked for again
 * with the next piece.
 */
export class LiveTextStore {
  readonly #entries = new Map<string, Entry>();
  readonly #listeners = new Set<() => void>();
  readonly #fill: (attemptId: string) => Promise<string>;

  constructor(fill: (attemptId: string) => Promise<string>) {
    this.#fill = fill;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly read = (attemptId: string | null): LiveText =>
    attemptId === null ? empty : (this.#entries.get(attemptId) ?? empty);

  /** An attempt is shown: where nothing of it has come by, what was kept is asked for. */
  show(attemptId: string): void {
    const entry = this.#entries.get(attemptId) ?? unheard;
    if (entry.text !== "" || entry.filling) return;
    this.#entries.set(attemptId, entry);
    void this.#fillIn(attemptId);
  }

  push(piece: LiveView): void {
    const entry = this.#entries.get(piece.attemptId) ?? unheard;
    const grown = appendLive(entry[piece.kind], piece);
    if (grown !== undefined) {
      this.#set(piece.attemptId, { ...entry, [piece.kind]: grown });
    } else if (piece.kind === "reasoning") {
      // Reasoning is not kept by the server: what went by before is lost to this page, and the rest still worth showing.
      this.#set(piece.attemptId, { ...entry, reasoning: entry.reasoning.padEnd(piece.offset) + piece.text });
    } else {
      this.#set(piece.attemptId, { ...entry, ahead: [...entry.ahead, piece] });
      if (!entry.filling) void this.#fillIn(piece.attemptId);
    }
  }

  async #fillIn(attemptId: string): Promise<void> {
    this.#change(attemptId, { filling: true });
    const kept = await this.#fill(attemptId).catch(() => "");
    const entry = this.#entries.get(attemptId);
    if (!entry) return;
    let text = kept.length > entry.text.length ? kept : entry.text;
    const ahead = entry.ahead.filter((piece) => {
      const grown = appendLive(text, piece);
      if (grown !== undefined) text = grown;
      return grown === undefined;
    });
    this.#set(attemptId, { ...entry, text, ahead, filling: false });
  }

  #change(attemptId: string, change: Partial<Entry>): void {
    const entry = this.#entries.get(attemptId);
    if (entry) this.#entries.set(attemptId, { ...entry, ...change });
  }

  #set(attemptId: string, entry: Entry): void {
    this.#entries.set(attemptId, entry);
    const oldest = this.#entries.keys().next();
    if (this.#entries.size > keptAttempts && !oldest.done) this.#entries.delete(oldest.value);
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
