/** Runs works of one key one after the other, and those of different keys side by side. */
export type Serialise = <T>(key: string, work: () => Promise<T>) => Promise<T>;

export function createSerialise(): Serialise {
  const last = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const result = (last.get(key) ?? Promise.resolve()).then(work);
    const settled = result.then(
      () => {},
      () => {},
    );
    last.set(key, settled);
    settled.then(() => {
      if (last.get(key) === settled) last.delete(key);
    });
    return result;
  };
}
