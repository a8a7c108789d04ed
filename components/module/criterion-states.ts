import type { CheckView } from "#lib/domain/api/build.ts";

/** What stands behind a criterion. `proves-nothing`: its command was green before anything was written. */
export type CriterionState = "shown" | "red" | "proves-nothing" | "empty" | "unexecuted" | "judged" | "waiting";

type Ran = Pick<CheckView, "criterionId" | "outcome" | "scope">;

/** By criterion; the last run of its command in the round counts, and one that was green before proves nothing. */
export function criterionStates(
  acceptance: readonly { readonly id: string; readonly run?: string | undefined }[],
  checks: readonly Ran[],
  baseline: readonly Ran[],
): ReadonlyMap<string, CriterionState> {
  const greenBefore = new Set(
    baseline.filter(({ outcome }) => outcome === "green").map(({ criterionId }) => criterionId),
  );
  return new Map(
    acceptance.map(({ id, run }) => {
      const ran = checks.findLast(({ criterionId, scope }) => criterionId === id && scope !== "baseline");
      return [id, stateOf(run, ran?.outcome, greenBefore.has(id))];
    }),
  );
}

function stateOf(
  run: string | undefined,
  outcome: CheckView["outcome"] | undefined,
  greenBefore: boolean,
): CriterionState {
  if (run === undefined) return "judged";
  if (outcome === "red" || outcome === "empty" || outcome === "unexecuted") return outcome;
  if (greenBefore) return "proves-nothing";
  return outcome === "green" ? "shown" : "waiting";
}
