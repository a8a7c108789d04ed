import { matchesOwns } from "../../domain/blueprint/owns.ts";
import type { Build, Review } from "../../domain/build/build.ts";
import { isBlocking } from "../../domain/build/plan-module.ts";
import type { Finding } from "../../domain/review/finding.ts";
import { integrationPacket } from "../../domain/review/integration-packet.ts";
import { type Judgement, judgeVerdict } from "../../domain/review/judge-verdict.ts";
import { proveFindings } from "../../domain/review/prove-findings.ts";
import { verdictSchema } from "../../domain/review/verdict.ts";
import { replySchema } from "../../prompts/define-prompt.ts";
import { reviewIntegrationPrompt } from "../../prompts/review-integration/prompt.ts";
import type { EngineDeps } from "../engine-deps.ts";
import type { FactTransaction } from "../ports/facts.ts";
import { moduleRunId } from "../workflows/ids.ts";
import { applyRulings } from "./apply-rulings.ts";
import { lastVerdict } from "./last-verdict.ts";
import { type LoadedBuild, loadBuild } from "./load-build.ts";
import type { Task } from "./next-of-task.ts";
import { openDecision } from "./open-decision.ts";
import { readFiles } from "./owned-files.ts";
import { raiseFindings } from "./raise-findings.ts";
import { reopenRun } from "./reopen-run.ts";
import { replyOf } from "./reply-of.ts";
import { storeTask } from "./store-task.ts";
import { playback } from "./subject-of.ts";

/** The question to the reviewer over the whole diff of the build. */
export async function integrationTask(deps: EngineDeps, buildId: string): Promise<Task> {
  const loaded = await loadBuild(deps, buildId);
  const { project, build, blueprint, version, tip } = loaded;
  const findings = await deps.facts.read.findings.list({ buildId });
  const again = await contradictionOf(deps, loaded);
  const last = await lastVerdict(deps, wholeOf(build));
  const packet = integrationPacket({
    blueprint,
    files: await changedFiles(deps, loaded, tip),
    checks: await deps.facts.read.checks.list({ buildId, commit: tip, scope: "whole" }),
    modules: loaded.runs.map(({ moduleId, outcome }) => ({
      moduleId,
      state: outcome === "left-out" ? "left out" : "merged",
      minor: findings.filter((finding) => finding.moduleId === moduleId && isOpenMinor(finding)),
    })),
    diffSince: last ? await deps.repositories.patch(project.id, last.commit, tip) : null,
    ledger: findings
      .filter(({ status }) => status !== "unproven")
      .map((finding) => ({ ...finding, key: nameOf(finding) })),
    again: again ?? null,
  });
  return storeTask(
    deps,
    {
      id: `${buildId}:integration-${build.reviews}`,
      projectId: project.id,
      buildId,
      moduleId: null,
      roundId: null,
      designId: null,
      role: "reviewer",
      taskBytes: packet.bytes,
    },
    {
      prompt: reviewIntegrationPrompt.render({}),
      parts: packet.parts,
      replySchema: replySchema(reviewIntegrationPrompt),
      subject: { round: build.reviews + 1, blueprintSha: version.sha256, ...playback(project) },
    },
  );
}

function isOpenMinor({ severity, status }: Finding): boolean {
  return severity === "minor" && status === "open";
}

/** What the build brings, as it is at a commit of its branch. */
async function changedFiles(deps: EngineDeps, { project, build }: LoadedBuild, at: string) {
  const changed = await deps.repositories.diff(project.id, build.baseCommit, at);
  const paths = changed.filter(({ status }) => status !== "deleted").map(({ path }) => path);
  return readFiles(deps, project.id, at, paths);
}

/** Keys are counted per module; over the whole each needs its module beside it. */
function nameOf({ moduleId, key }: Finding): string {
  return `${moduleId}:${key}`;
}

function wholeOf({ id }: Build): Pick<Review, "buildId" | "moduleId"> {
  return { buildId: id, moduleId: null };
}

/** What the last verdict on this very tip contradicted itself in; undefined where none did. */
async function contradictionOf(deps: EngineDeps, loaded: LoadedBuild): Promise<string | undefined> {
  const last = (await deps.facts.read.reviews.list(wholeOf(loaded.build))).at(-1);
  if (last?.outcome !== "ask-again" || last.commit !== loaded.tip) return undefined;
  return (await judgeWhole(deps, loaded, last.attemptId)).judgement.problem ?? "The reply could not be used.";
}

/** Holds a verdict on the whole to its evidence, and to what was ruled before. */
async function judgeWhole(
  deps: EngineDeps,
  loaded: LoadedBuild,
  attemptId: string,
): Promise<{ readonly verdict: "approved" | "changes"; readonly judgement: Judgement }> {
  const reply = await replyOf(deps, attemptId, verdictSchema);
  if (!reply.ok)
    return { verdict: "changes", judgement: { outcome: "ask-again", problem: reply.error, raised: [], rulings: [] } };
  const last = await lastVerdict(deps, wholeOf(loaded.build));
  const judged = proveFindings(reply.value.findings, {
    files: await changedFiles(deps, loaded, loaded.tip),
    before: last && (await changedFiles(deps, loaded, last.commit)),
    criteriaOf: (path) => {
      const module = loaded.blueprint.modules.find(({ owns }) => matchesOwns(owns, path));
      return module && new Set(module.acceptance.map(({ id }) => id));
    },
  });
  const known = await deps.facts.read.findings.list({ buildId: loaded.build.id });
  // What a review of the whole raised is open until a round of its module has dealt with it.
  const ofModules = known.filter(({ status, reviewId }) => status !== "open" || reviewId !== null);
  // A module is in although a finding blocks: a person accepted it so.
  const ledger = ofModules.map((finding) => ({ ...finding, key: nameOf(finding), accepted: isBlocking(finding) }));
  return { verdict: reply.value.verdict, judgement: judgeVerdict(reply.value, judged, ledger) };
}

/** Commits the verdict on the whole: findings go to the modules that own the files, or the build is finished. */
export async function commitIntegration(
  deps: EngineDeps,
  buildId: string,
  taskId: string,
  attemptId: string,
): Promise<void> {
  const loaded = await loadBuild(deps, buildId);
  const { project, build, tip } = loaded;
  if (taskId !== `${buildId}:integration-${build.reviews}` || build.phase !== "integration") return;
  const asked = await contradictionOf(deps, loaded);
  const { verdict, judgement } = await judgeWhole(deps, loaded, attemptId);
  const { outcome, raised } = judgement;
  await deps.facts.commit("integration-review", async (tx) => {
    const reviews = build.reviews + 1;
    const last = reviews >= project.settings.reviews;
    if ((await tx.builds.change(buildId, { reviews: build.reviews }, { reviews })) === "stale") return;
    await tx.reviews.insert({
      id: deps.ids.next("rev"),
      projectId: project.id,
      buildId,
      moduleId: null,
      roundId: null,
      attemptId,
      commit: tip,
      verdict,
      outcome,
      createdAt: deps.clock.now(),
    });
    tx.log(project.id, {
      type: "review-ended",
      buildId,
      attemptId,
      detail: { outcome, verdict, findings: raised.length },
    });
    const findings = await tx.findings.list({ buildId });
    if (outcome !== "ask-again") await applyRulings(tx, findings, judgement.rulings, nameOf);
    await raiseWhole(deps, tx, loaded, raised);
    if (outcome === "approved" || outcome === "approved-with-minor") {
      await tx.builds.change(buildId, {}, { phase: "finishing" });
      tx.log(project.id, { type: "build-phase-changed", buildId, detail: { phase: "finishing" } });
      return;
    }
    if (outcome === "ask-again" && asked === undefined && !last) return;
    if (outcome === "changes" && !last && (await sendBack(tx, loaded, raised))) return;
    await openDecision(deps, tx, {
      projectId: project.id,
      buildId,
      moduleId: null,
      roundId: null,
      reason: "integration-limit",
      detail: [judgement.problem, ...raised.map(({ severity, path, claim }) => `(${severity}) ${path}: ${claim}`)]
        .filter((line) => line !== undefined)
        .join("\n"),
    });
  });
}

async function raiseWhole(
  deps: EngineDeps,
  tx: FactTransaction,
  { project, build, blueprint, runs }: LoadedBuild,
  raised: Judgement["raised"],
): Promise<void> {
  for (const { id: moduleId, owns } of blueprint.modules) {
    const round = runs.find((run) => run.moduleId === moduleId)?.rounds ?? 0;
    const of = { projectId: project.id, buildId: build.id, moduleId, round, roundId: null, reviewId: null };
    await raiseFindings(
      deps,
      tx,
      of,
      raised.filter(({ path }) => matchesOwns(owns, path)),
    );
  }
}

/** A further round for every module that a blocking finding names; false where no module of this build is named. */
async function sendBack(
  tx: FactTransaction,
  { build, blueprint, tip }: LoadedBuild,
  raised: Judgement["raised"],
): Promise<boolean> {
  const blocking = raised.filter(({ status, severity }) => status === "open" && severity !== "minor");
  const owners = new Set(
    blocking.flatMap(({ path }) => blueprint.modules.find(({ owns }) => matchesOwns(owns, path))?.id ?? []),
  );
  let sent = false;
  for (const moduleId of owners) {
    const run = await tx.runs.get(moduleRunId(build.id, moduleId));
    const note = "The review of the whole raised findings against this module.";
    if (run?.outcome === "merged") sent = (await reopenRun(tx, run, { note, commit: tip, tip })) || sent;
  }
  return sent;
}
