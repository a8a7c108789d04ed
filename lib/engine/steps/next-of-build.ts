import { type BuildAction, planBuild } from "../../domain/build/plan-build.ts";
import type { EngineDeps } from "../engine-deps.ts";

/** Reads where the build stands and says what follows. */
export async function nextOfBuild(deps: Pick<EngineDeps, "facts">, buildId: string): Promise<BuildAction> {
  const { builds, runs, decisions } = deps.facts.read;
  const build = await builds.get(buildId);
  if (!build) return { do: "done" };
  const open = await decisions.list({ buildId, moduleId: null, status: "open" });
  return planBuild({ build, runs: await runs.list({ buildId }), openDecision: open.length > 0 });
}
