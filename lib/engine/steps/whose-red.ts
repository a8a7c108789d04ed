import type { Blueprint } from "../../domain/blueprint/blueprint.ts";
import { blameRed, isOthersOnly } from "../../domain/build/blame-red.ts";
import type { CheckRun } from "../../domain/build/build.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { type CheckPlace, runCommand } from "./run-command.ts";

/** Whose a red check is: the module's own, known from before in files of others, or new in files of others. */
export type RedIs = "own" | "known" | "foreign";

/**
 * Red in files of others only, and red in the same files before the module wrote anything (`before`), does not count
 * against it. Red in files of others that was not there before is for somebody to rule on.
 */
export async function whoseRed(
  deps: EngineDeps,
  blueprint: Blueprint,
  place: CheckPlace,
  run: CheckRun,
  before: string | null,
  signal: AbortSignal,
): Promise<RedIs> {
  const moduleId = place.moduleId ?? "";
  const blame = blameRed(await outputOf(deps, run), blueprint, moduleId);
  if (!isOthersOnly(blame)) return "own";
  if (before === null || before === place.commit) return "foreign";
  const earlier = await runCommand(
    deps,
    { ...place, roundId: null, commit: before },
    { command: run.command, scope: "baseline", criterionId: run.criterionId },
    signal,
  );
  if (earlier.outcome !== "red") return "foreign";
  const known = blameRed(await outputOf(deps, earlier), blueprint, moduleId).others;
  return blame.others.every(({ path }) => known.some((other) => other.path === path)) ? "known" : "foreign";
}

export async function outputOf(deps: Pick<EngineDeps, "artifacts">, run: CheckRun): Promise<string> {
  return run.outputSha ? ((await deps.artifacts.get(run.outputSha)) ?? "") : "";
}
