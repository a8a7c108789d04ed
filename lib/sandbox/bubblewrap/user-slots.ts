/** Hands out user ids: each run has its own, or one run's processes would count against another's limit. */
export interface UserSlots {
  /** Undefined where the server cannot change its user. */
  take(): number | undefined;
  giveBack(uid: number | undefined): void;
}

const first = 64_000;
const count = 1000;

export function createUserSlots(serverIsRoot: boolean): UserSlots {
  if (!serverIsRoot) return { take: () => undefined, giveBack: () => {} };
  const taken = new Set<number>();
  // Another server on this machine begins elsewhere, so that the two rarely meet.
  let next = process.pid % count;
  return {
    take: () => {
      for (let i = 0; i < count; i++) {
        const uid = first + ((next + i) % count);
        if (taken.has(uid)) continue;
        taken.add(uid);
        next = (uid - first + 1) % count;
        return uid;
      }
      throw new Error("a thousand sandboxes are running already");
    },
    giveBack: (uid) => {
      if (uid !== undefined) taken.delete(uid);
    },
  };
}
