import type { Module } from "../../domain/blueprint/blueprint.ts";
import { matchesOwns } from "../../domain/blueprint/owns.ts";
import type { CheckRun } from "../../domain/build/build.ts";
import { type ReviewFacts, reviewPacket } from "../../domain/review/review-packet.ts";
import { reviewModulePrompt } from "../../prompts/review-module/prompt.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { lastVerdict } from "./last-verdict.ts";
import { currentRound, type LoadedModule } from "./load-module.ts";
import { moduleTask } from "./module-task.ts";
import type { Task } from "./next-of-task.ts";
import { ownedFiles } from "./owned-files.ts";

/** The question to the reviewer for the round as it stands. A verdict that contradicted itself is asked once more. */
export async function reviewTask(deps: EngineDeps, loaded: LoadedModule): Promise<Task> {
  const { blueprint, module, findings } = loaded;
  const round = currentRound(loaded);
  const commit = round.commit ?? round.baseCommit;
  const own = await ownedFiles(deps, loaded, commit);
  const packet = reviewPacket({
    blueprint,
    moduleId: module.id,
    files: [...module.contracts, ...module.guards, ...own],
    facts: await factsOf(deps, loaded, commit),
    ledger: findings.filter((finding) => finding.status !== "unproven"),
    diff: await diffSince(deps, loaded, commit),
    again: round.backReason,
  });
  return moduleTask(deps, loaded, {
    id: `review-${round.reviewsAsked}`,
    role: "reviewer",
    packet,
    prompt: reviewModulePrompt,
    slots: {},
    subject: {
      repair: round.reviewsAsked,
      findingIds: findings.filter((finding) => finding.status === "claimed-fixed").map(({ key }) => key),
    },
  });
}

async function factsOf(deps: EngineDeps, loaded: LoadedModule, commit: string): Promise<ReviewFacts> {
  const { build, module, project, run } = loaded;
  const { checks } = deps.facts.read;
  const rows = await checks.list({ buildId: build.id, moduleId: module.id, commit });
  const baseline = await checks.list({ buildId: build.id, moduleId: module.id, scope: "baseline" });
  const changed = await deps.repositories.diff(project.id, run.baseCommit ?? commit, commit);
  const note = currentRound(loaded).note;
  return {
    // What other modules merged meanwhile came in with a new tip.
    changed: changed.map(({ path }) => path).filter((path) => matchesOwns(module.owns, path)),
    checks: rows.filter(({ scope }) => scope === "module"),
    criteria: module.acceptance.map(({ id, run: command }) => ({
      id,
      ...criterionFact(rows.find(({ criterionId, scope }) => criterionId === id && scope === "criterion")),
      testedBy: testedBy(module, command),
      greenBefore: baseline.some((before) => before.criterionId === id && before.outcome === "green"),
    })),
    remarks: [
      ...(run.unexecuted ? ["Commands were not executed: this machine has no sandbox. Only types were checked."] : []),
      ...(note === null ? [] : [`A person's note for this round: ${note}`]),
    ],
  };
}

function criterionFact(row: CheckRun | undefined) {
  return row ? { command: row.command, outcome: row.outcome } : {};
}

/** A criterion judged by a test that the builder wrote counts less until a review has read that test. */
function testedBy(module: Module, command: string | undefined): "guard" | "self" | "nothing" {
  if (command === undefined) return "nothing";
  return module.guards.some(({ path }) => command.includes(path)) ? "guard" : "self";
}

/** What changed since the last review of this module; nothing before the first. */
async function diffSince(deps: EngineDeps, loaded: LoadedModule, commit: string): Promise<string | null> {
  const { build, module, project } = loaded;
  const last = await lastVerdict(deps, { buildId: build.id, moduleId: module.id });
  if (!last || last.commit === commit) return null;
  const changed = await deps.repositories.diff(project.id, last.commit, commit);
  const own = changed.map(({ path }) => path).filter((path) => matchesOwns(module.owns, path));
  return own.length === 0 ? null : deps.repositories.patch(project.id, last.commit, commit, own);
}
