import { isBlocking } from "../../domain/build/plan-module.ts";
import type { FindingStatus } from "../../domain/review/finding.ts";
import { contestPacket } from "../../domain/review/ruling-packets.ts";
import { contestRulingSchema } from "../../domain/review/verdict.ts";
import { ruleOnContestPrompt } from "../../prompts/rule-on-contest/prompt.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { changeRound } from "./change-round.ts";
import { changeRun } from "./change-run.ts";
import { currentRound, type LoadedModule, loadAgain, must } from "./load-module.ts";
import { markFinding } from "./mark-finding.ts";
import { moduleTask } from "./module-task.ts";
import type { Task } from "./next-of-task.ts";
import { ownedFiles } from "./owned-files.ts";
import { replyOf } from "./reply-of.ts";

/** The question to the reviewer: does the finding stand against what the builder says? */
export async function contestTask(deps: EngineDeps, loaded: LoadedModule, findingId: string): Promise<Task> {
  const { blueprint, module } = loaded;
  const round = currentRound(loaded);
  const finding = await must(deps.facts.read.findings.get(findingId), `finding ${findingId}`);
  const packet = contestPacket({
    blueprint,
    moduleId: module.id,
    finding,
    files: await ownedFiles(deps, loaded, round.commit ?? round.baseCommit),
  });
  return moduleTask(deps, loaded, {
    id: `contest-${finding.key}`,
    role: "reviewer",
    packet,
    prompt: ruleOnContestPrompt,
    slots: {},
    subject: { findingIds: [finding.key] },
  });
}

/**
 * Commits the ruling: the finding is withdrawn, or open for good. When none is contested any more, the round is
 * judged: code that changed goes to a review, code that did not is what was reviewed before.
 */
export async function commitContestRuling(
  deps: EngineDeps,
  seen: LoadedModule,
  findingId: string,
  attemptId: string,
): Promise<boolean> {
  const ruling = await replyOf(deps, attemptId, contestRulingSchema);
  const loaded = await loadAgain(deps, seen);
  if (!loaded) return true;
  const { run, project } = loaded;
  const round = currentRound(loaded);
  const commit = round.commit ?? round.baseCommit;
  const tree = await deps.repositories.tree(project.id, commit);
  const unchanged = await wasReviewed(deps, run.buildId, run.moduleId, project.id, tree);
  return deps.facts.commit("rule-on-contest", async (tx) => {
    const finding = await tx.findings.get(findingId);
    if (finding?.status !== "contested") return true;
    // An answer that cannot be read decides nothing in the builder's favour.
    const status: FindingStatus = ruling.ok && ruling.value.is === "withdrawn" ? "withdrawn" : "open";
    const reason = ruling.ok ? ruling.value.reason : `The ruling could not be read: ${ruling.error}`;
    const others = loaded.findings.filter(({ id }) => id !== findingId);
    const isLast = !others.some((other) => other.status === "contested");
    const blocks = [...others, { ...finding, status }].some(isBlocking);
    const accepted = isLast && unchanged && !blocks;
    if (!(await changeRun(tx, run, accepted ? { acceptedTree: tree } : {}))) return true;
    await markFinding(tx, finding, { status, ruling: reason }, { who: "reviewer", reason, attemptId });
    if (!isLast) return true;
    if (!unchanged) return changeRound(tx, round, { phase: "reviewing" });
    const minor = [...others, { ...finding, status }].some((each) => each.status === "open");
    const outcome = blocks ? "changes" : minor ? "approved-with-minor" : "approved";
    return changeRound(tx, round, { phase: "done", outcome, endedAt: deps.clock.now() });
  });
}

async function wasReviewed(
  deps: EngineDeps,
  buildId: string,
  moduleId: string,
  projectId: string,
  tree: string,
): Promise<boolean> {
  const last = (await deps.facts.read.reviews.list({ buildId, moduleId })).at(-1);
  return last !== undefined && (await deps.repositories.tree(projectId, last.commit)) === tree;
}
