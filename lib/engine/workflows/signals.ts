/** A moment in a project's signals; what is told after it is not missed by who waits from there. */
export type Mark = number;

interface Waiter {
  readonly any: readonly string[];
  readonly all: Set<string>;
  readonly wake: () => void;
}

/**
 * What the loops of one project tell each other in this process: keys without content. Whoever hears one looks at the
 * facts; one that is lost costs a look at the idle limit, never correctness.
 */
export class Signals {
  #count: Mark = 0;
  readonly #told = new Map<string, Mark>();
  readonly #waiters = new Set<Waiter>();

  mark(): Mark {
    return this.#count;
  }

  tell(...keys: readonly string[]): void {
    this.#count++;
    for (const key of keys) this.#told.set(key, this.#count);
    for (const waiter of [...this.#waiters]) {
      for (const key of keys) waiter.all.delete(key);
      if (waiter.all.size === 0 || keys.some((key) => waiter.any.includes(key))) waiter.wake();
    }
  }

  /**
   * Waits until any of `any` or every one of `all` was told since `since`, or `signal` aborts, at most `longestMs`. An
   * empty `all` waits for `any` alone.
   */
  async wait(
    since: Mark,
    { any, all = [] }: { readonly any: readonly string[]; readonly all?: readonly string[] },
    longestMs: number,
    signal: AbortSignal,
  ): Promise<void> {
    const isTold = (key: string) => (this.#told.get(key) ?? 0) > since;
    const missing = new Set(all.filter((key) => !isTold(key)));
    if (signal.aborted || any.some(isTold) || (all.length > 0 && missing.size === 0)) return;
    // Never empty, so that `any` alone can end the wait.
    if (all.length === 0) missing.add("");
    const { promise, resolve } = Promise.withResolvers<void>();
    const waiter: Waiter = { any, all: missing, wake: resolve };
    const timer = setTimeout(resolve, longestMs);
    this.#waiters.add(waiter);
    signal.addEventListener("abort", resolve as () => void, { once: true });
    try {
      await promise;
    } finally {
      clearTimeout(timer);
      this.#waiters.delete(waiter);
      signal.removeEventListener("abort", resolve as () => void);
    }
  }
}
