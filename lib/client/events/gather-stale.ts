import type { QueryClient } from "@tanstack/react-query";

/** Many events come at once; one refetch answers them all. */
const gatherMs = 150;

/**
 * Marks queries stale, not more often than they can be answered: to ask again while an answer is on its way would throw
 * that answer away, and under a steady rain of events none would ever arrive.
 */
export function gatherStale(queries: Pick<QueryClient, "isFetching" | "invalidateQueries">) {
  const keys = new Map<string, readonly string[]>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    for (const [name, queryKey] of [...keys]) {
      if (queries.isFetching({ queryKey }) > 0) continue;
      keys.delete(name);
      void queries.invalidateQueries({ queryKey });
    }
    timer = keys.size > 0 ? setTimeout(flush, gatherMs) : undefined;
  };
  return {
    /** Matched as a prefix. */
    add(key: readonly string[]): void {
      keys.set(key.join("\n"), key);
      timer ??= setTimeout(flush, gatherMs);
    },
    end(): void {
      clearTimeout(timer);
    },
  };
}
