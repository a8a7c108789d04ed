/** Tells what we wrote somewhere and see coming back, late and with gaps, from what somebody else put there. */
export interface Echoes {
  readonly wrote: (value: string) => void;
  readonly isOwn: (seen: string) => boolean;
}

export function createEchoes(): Echoes {
  let awaited: readonly string[] = [];
  return {
    wrote: (value) => {
      awaited = [...awaited, value];
    },
    isOwn: (seen) => {
      const newest = awaited.lastIndexOf(seen);
      // What was written before it is never seen any more.
      if (newest !== -1) awaited = awaited.slice(newest + 1);
      return newest !== -1;
    },
  };
}
