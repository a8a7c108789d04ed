import type { LiveText } from "#lib/engine/ports/live.ts";

export interface Gatherer {
  add(delta: LiveText): void;
  /** Hands on at once what was gathered. */
  flush(): void;
  /** Ends it; what was gathered and not handed on is dropped. */
  stop(): void;
}

/** Joins the deltas of each attempt and kind, and hands them on at most once in `everyMs`, in the order they came. */
export function gatherLiveText(everyMs: number, handOn: (deltas: readonly LiveText[]) => void): Gatherer {
  let gathered: LiveText[] = [];
  const newest = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;

  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    const deltas = gathered;
    gathered = [];
    newest.clear();
    if (deltas.length > 0) handOn(deltas);
  };
  return {
    flush,
    stop() {
      clearTimeout(timer);
      gathered = [];
    },
    add(delta) {
      const key = `${delta.kind} ${delta.attemptId}`;
      const place = newest.get(key);
      const before = place === undefined ? undefined : gathered[place];
      if (place !== undefined && before !== undefined && before.offset + before.text.length === delta.offset) {
        gathered[place] = { ...before, text: before.text + delta.text };
      } else {
        newest.set(key, gathered.length);
        gathered.push(delta);
      }
      timer ??= setTimeout(flush, everyMs).unref();
    },
  };
}
