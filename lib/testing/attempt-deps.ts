import { createCatalog } from "../catalog/create-catalog.ts";
import type { Clock } from "../engine/ports/clock.ts";
import type { Facts } from "../engine/ports/facts.ts";

/** What opening and settling an attempt needs: real facts, and everything else without effect. */
export function attemptDeps(facts: Facts, clock: Clock) {
  let count = 0;
  return {
    facts,
    clock,
    catalog: createCatalog(),
    ids: { next: (kind: string) => `${kind}-${++count}` },
    installation: { roles: async () => ({}), putRoles: async () => {} },
    providers: { list: () => [], change: async () => {}, recordCheck: async () => {} },
    artifacts: { put: async () => "0".repeat(64), get: async () => undefined, removeFiles: async () => {} },
    requestsPerProvider: 1_000,
    live: {
      push: () => {},
      kept: async () => undefined,
      keep: async () => {},
      forget: async () => {},
      forgetEnded: async () => {},
    },
  };
}
