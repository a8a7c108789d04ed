import type { ModuleState } from "#lib/domain/api/build.ts";
import type { ModuleStatus } from "#lib/domain/build/status.ts";

export const sortings = ["order", "id", "status", "rounds", "findings", "spend"] as const;
export type Sorting = (typeof sortings)[number];

/** What needs a person first, then what is under way, then what waits, then what is done. */
const urgency = {
  deciding: 0,
  building: 1,
  checking: 2,
  reviewing: 3,
  merging: 4,
  waiting: 5,
  ended: 6,
} satisfies Record<ModuleStatus, number>;

const orders = {
  order: () => 0,
  id: (first, second) => first.id.localeCompare(second.id),
  status: (first, second) => urgency[first.status] - urgency[second.status],
  rounds: (first, second) => second.rounds - first.rounds,
  findings: (first, second) => second.openFindings - first.openFindings,
  // Unknown spend is not zero: it comes last.
  spend: (first, second) => Number(second.spendUsd ?? -1) - Number(first.spendUsd ?? -1),
} satisfies Record<Sorting, (first: ModuleState, second: ModuleState) => number>;

/** `order` is the blueprint's; equal ones keep it. */
export function sortModules(modules: readonly ModuleState[], by: Sorting, reversed: boolean): readonly ModuleState[] {
  const sorted = modules.toSorted(orders[by]);
  return reversed ? sorted.toReversed() : sorted;
}
