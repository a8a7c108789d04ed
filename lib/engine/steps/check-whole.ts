import type { Blueprint } from "../../domain/blueprint/blueprint.ts";
import { matchesOwns } from "../../domain/blueprint/owns.ts";
import { blameRed } from "../../domain/build/blame-red.ts";
import type { ModuleRun } from "../../domain/build/build.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { moduleRunId } from "../workflows/ids.ts";
import { type LoadedBuild, loadBuild } from "./load-build.ts";
import { openDecision } from "./open-decision.ts";
import { packagesOf } from "./packages-of.ts";
import { reopenRun } from "./reopen-run.ts";
import { runCommand } from "./run-command.ts";
import { watchOrders } from "./watch-orders.ts";

export interface WholeChecked {
  readonly verdict: "green" | "red" | "ended";
  readonly output: string;
  /** For a red one: the one module that all places in the output belong to. */
  readonly moduleId: string | null;
  /** The commit that was checked. */
  readonly tip: string;
}

/** Runs every check of the project on the tip of the build branch: the stack's, and each module's own. */
export async function checkWhole(deps: EngineDeps, buildId: string): Promise<WholeChecked> {
  const { project, blueprint, runs, tip } = await loadBuild(deps, buildId);
  const orders = watchOrders(deps, { projectId: project.id, buildId, designId: null });
  try {
    const packages = await packagesOf(deps, project.id, tip, orders.signal);
    const place = { projectId: project.id, buildId, moduleId: null, roundId: null, commit: tip, packages };
    const outputs: string[] = [];
    for (const command of wholeCommands(blueprint, runs)) {
      const run = await runCommand(deps, place, { command, scope: "whole", criterionId: null }, orders.signal);
      if (run.outcome === "interrupted") return { verdict: "ended", output: "", moduleId: null, tip };
      const output = run.outputSha ? ((await deps.artifacts.get(run.outputSha)) ?? "") : "";
      if (run.outcome === "red") outputs.push(`$ ${command}\n${output.slice(-6_000)}`);
    }
    if (orders.signal.aborted) return { verdict: "ended", output: "", moduleId: null, tip };
    const output = outputs.join("\n\n");
    return { verdict: outputs.length > 0 ? "red" : "green", output, moduleId: ownerOf(output, blueprint), tip };
  } catch (error) {
    if (orders.signal.aborted) return { verdict: "ended", output: "", moduleId: null, tip };
    throw error;
  } finally {
    orders.stop();
  }
}

/** What is left out is not there to be checked. */
function wholeCommands({ stack, modules }: Blueprint, runs: readonly ModuleRun[]): readonly string[] {
  const isIn = (id: string) => runs.find(({ moduleId }) => moduleId === id)?.outcome !== "left-out";
  return [...new Set([...stack.checks, ...modules.flatMap(({ id, checks }) => (isIn(id) ? checks : []))])];
}

function ownerOf(output: string, blueprint: Blueprint): string | null {
  const { others } = blameRed(output, blueprint, "");
  const owners = new Set(others.map(({ moduleId }) => moduleId));
  const [owner] = owners;
  return owners.size === 1 && owner !== undefined ? owner : null;
}

/** Green goes on to the integration review; red goes to the module that it belongs to, or to a person. */
export async function commitWhole(deps: EngineDeps, buildId: string, checked: WholeChecked): Promise<void> {
  if (checked.verdict === "ended") return;
  const loaded = await loadBuild(deps, buildId);
  const { build, runs, tip } = loaded;
  // A step that runs again after its commit finds the build further on.
  const waits = runs.some(({ status }) => status !== "ended");
  if (tip !== checked.tip || waits || (build.phase !== "modules" && build.phase !== "whole")) return;
  const wrote = runs.some((run) => run.outcome === "merged" && run.reviews > 0);
  const reviewed = !wrote || (await isReviewed(deps, loaded));
  await deps.facts.commit("whole", async (tx) => {
    if (checked.verdict === "green") {
      const phase = reviewed ? "finishing" : "integration";
      await tx.builds.change(buildId, { phase: build.phase }, { phase });
      tx.log(build.projectId, { type: "build-phase-changed", buildId, detail: { phase } });
      return;
    }
    const run = checked.moduleId === null ? undefined : await tx.runs.get(moduleRunId(buildId, checked.moduleId));
    if (run && run.rounds <= loaded.project.settings.reviews) {
      const note = `The project's checks are red on the whole:\n${checked.output}`;
      await reopenRun(tx, run, { note, commit: tip, tip });
      return;
    }
    await askPerson(deps, tx, loaded, checked);
  });
}

/** The whole was approved, and no module has changed since: only what a person brought to main came in. */
async function isReviewed(deps: EngineDeps, { build, project, blueprint, tip }: LoadedBuild): Promise<boolean> {
  const reviews = await deps.facts.read.reviews.list({ buildId: build.id, moduleId: null });
  const last = reviews.at(-1);
  if (last?.outcome !== "approved" && last?.outcome !== "approved-with-minor") return false;
  const changed = await deps.repositories.diff(project.id, last.commit, tip);
  return !changed.some(({ path }) => blueprint.modules.some(({ owns }) => matchesOwns(owns, path)));
}

function askPerson(
  deps: EngineDeps,
  tx: Parameters<Parameters<EngineDeps["facts"]["commit"]>[1]>[0],
  { project, build }: LoadedBuild,
  { output }: WholeChecked,
): Promise<void> {
  return openDecision(deps, tx, {
    projectId: project.id,
    buildId: build.id,
    moduleId: null,
    roundId: null,
    reason: "whole-stays-red",
    detail: output,
  });
}
