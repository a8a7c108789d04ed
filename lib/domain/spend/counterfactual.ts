import type { SpendView } from "../api/spend.ts";
import { usdOfPico } from "./money.ts";
import type { PriceCard, Rates } from "./price-card.ts";
import { phaseOf, type SpendGroup, sumGroups } from "./spend-groups.ts";

const method =
  "Everything but building and fixing as it was spent; the tokens of building and fixing at the architect's list " +
  "price: at least with the caches as they were, at most with every input token read anew. Other models would have " +
  "used other numbers of tokens, so take it as a scale.";

/** The model that spent the most as architect; undefined where a person wrote the blueprint. */
export function architectOf(groups: readonly SpendGroup[]): Pick<SpendGroup, "provider" | "model"> | undefined {
  const own = groups.filter(({ role }) => role === "architect");
  return own.reduce<SpendGroup | undefined>(
    (most, group) => (most !== undefined && most.costPicoUsd >= group.costPicoUsd ? most : group),
    undefined,
  );
}

/** What the same work would have cost with the architect's model alone, as a range; null before anything was built. */
export function counterfactual(
  groups: readonly SpendGroup[],
  card: PriceCard | undefined,
): SpendView["counterfactual"] {
  const isBuilding = ({ promptId }: SpendGroup) => phaseOf(promptId) === "build" || phaseOf(promptId) === "fix";
  const built = groups.filter((group) => isBuilding(group) && group.source !== "none");
  if (card === undefined || built.length === 0) return null;
  const others = sumGroups(groups.filter((group) => !isBuilding(group))).picoUsd;
  const low = built.reduce((sum, group) => sum + cached(group, card.rates), others);
  const high = built.reduce((sum, group) => sum + uncached(group, card.rates), others);
  return { low: usdOfPico(low), high: usdOfPico(high), method };
}

function cached(group: SpendGroup, { input, output, cacheRead = input, cacheWrite5m = input }: Rates): bigint {
  return (
    times(group.inputUncached, input) +
    times(group.cacheRead, cacheRead) +
    times(group.cacheWrite, cacheWrite5m) +
    times(group.output + group.reasoning, output)
  );
}

function uncached(group: SpendGroup, { input, output, cacheWrite5m = input }: Rates): bigint {
  const dearest = Math.max(input, cacheWrite5m);
  return (
    times(group.inputUncached + group.cacheRead, input) +
    times(group.cacheWrite, dearest) +
    times(group.output + group.reasoning, output)
  );
}

function times(tokens: number, rate: number): bigint {
  return BigInt(tokens) * BigInt(rate);
}
