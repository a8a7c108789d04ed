import { matchesOwns } from "../../domain/blueprint/owns.ts";
import { isBlocking } from "../../domain/build/plan-module.ts";
import type { Finding } from "../../domain/review/finding.ts";
import { integrationPacket } from "../../domain/review/integration-packet.ts";
import { judgeVerdict } from "../../domain/review/judge-verdict.ts";
import { type JudgedFinding, proveFindings } from "../../domain/review/prove-findings.ts";
import { verdictSchema } from "../../domain/review/verdict.ts";
import { replySchema } from "../../prompts/define-prompt.ts";
import { reviewIntegrationPrompt } from "../../prompts/review-integration/prompt.ts";
import type { EngineDeps } from "../engine-deps.ts";
import type { FactTransaction } from "../ports/facts.ts";
import { moduleRunId } from "../workflows/ids.ts";
import { type LoadedBuild, loadBuild } from "./load-build.ts";
import type { Task } from "./next-of-task.ts";
import { openDecision } from "./open-decision.ts";
import { readFiles } from "./owned-files.ts";
import { reopenRun } from "./reopen-run.ts";
import { replyOf } from "./reply-of.ts";
import { storeTask } from "./store-task.ts";
import { playback } from "./subject-of.ts";

/** The question to the reviewer over the whole diff of the build. */
export async function integrationTask(deps: EngineDeps, buildId: string): Promise<Task> {
  const loaded = await loadBuild(deps, buildId);
  const { project, build, blueprint, version, tip } = loaded;
  const findings = await deps.facts.read.findings.list({ buildId });
  const packet = integrationPacket({
    blueprint,
    files: await changedFiles(deps, loaded),
    checks: await deps.facts.read.checks.list({ buildId, commit: tip, scope: "whole" }),
    modules: loaded.runs.map(({ moduleId, outcome }) => ({
      moduleId,
      state: outcome === "left-out" ? "left out" : "merged",
      minor: findings.filter((finding) => finding.moduleId === moduleId && isOpenMinor(finding)),
    })),
    ledger: findings.filter((finding) => finding.status === "claimed-fixed" || isBlocking(finding)),
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

async function changedFiles(deps: EngineDeps, { project, build, tip }: LoadedBuild) {
  const changed = await deps.repositories.diff(project.id, build.baseCommit, tip);
  const paths = changed.filter(({ status }) => status !== "deleted").map(({ path }) => path);
  return readFiles(deps, project.id, tip, paths);
}

/** Commits the verdict on the whole: findings go to the modules that own the files, or the build is finished. */
export async function commitIntegration(
  deps: EngineDeps,
  buildId: string,
  taskId: string,
  attemptId: string,
): Promise<void> {
  const loaded = await loadBuild(deps, buildId);
  const { project, build, blueprint, tip } = loaded;
  if (taskId !== `${buildId}:integration-${build.reviews}` || build.phase !== "integration") return;
  const verdict = await replyOf(deps, attemptId, verdictSchema);
  const files = await changedFiles(deps, loaded);
  const judged = proveFindings(verdict.ok ? verdict.value.findings : [], {
    files,
    criteriaOf: (path) => {
      const module = blueprint.modules.find(({ owns }) => matchesOwns(owns, path));
      return module && new Set(module.acceptance.map(({ id }) => id));
    },
  });
  await deps.facts.commit("integration-review", async (tx) => {
    const reviews = build.reviews + 1;
    const last = reviews >= project.settings.reviews;
    const outcome = verdict.ok ? judgeVerdict(verdict.value, judged, []).outcome : "ask-again";
    if ((await tx.builds.change(buildId, { reviews: build.reviews }, { reviews })) === "stale") return;
    await tx.reviews.insert({
      id: deps.ids.next("rev"),
      projectId: project.id,
      buildId,
      moduleId: null,
      roundId: null,
      attemptId,
      commit: tip,
      verdict: verdict.ok ? verdict.value.verdict : "changes",
      outcome,
      createdAt: deps.clock.now(),
    });
    tx.log(project.id, {
      type: "review-ended",
      buildId,
      attemptId,
      detail: { outcome, verdict: verdict.ok ? verdict.value.verdict : "changes", findings: judged.length },
    });
    await raiseWhole(deps, tx, loaded, judged);
    if (outcome === "approved" || outcome === "approved-with-minor") {
      await tx.builds.change(buildId, {}, { phase: "finishing" });
      tx.log(project.id, { type: "build-phase-changed", buildId, detail: { phase: "finishing" } });
      return;
    }
    if (!last) {
      if (outcome === "changes") await sendBack(tx, loaded, judged);
      return;
    }
    await openDecision(deps, tx, {
      projectId: project.id,
      buildId,
      moduleId: null,
      roundId: null,
      reason: "integration-limit",
      detail: judged.map(({ severity, path, claim }) => `(${severity}) ${path}: ${claim}`).join("\n"),
    });
  });
}

async function raiseWhole(
  deps: EngineDeps,
  tx: FactTransaction,
  { project, build, blueprint, runs }: LoadedBuild,
  judged: readonly JudgedFinding[],
): Promise<void> {
  for (const raised of judged) {
    const module = blueprint.modules.find(({ owns }) => matchesOwns(owns, raised.path));
    if (!module) continue;
    const known = await tx.findings.list({ buildId: build.id, moduleId: module.id });
    const { severity, path, quote, claim, breaks, fix } = raised;
    const finding: Finding = {
      id: deps.ids.next("fnd"),
      projectId: project.id,
      buildId: build.id,
      moduleId: module.id,
      reviewId: null,
      key: `f${known.length + 1}`,
      severity,
      path,
      quote,
      claim,
      breaks,
      fix,
      line: raised.line ?? null,
      status: raised.proven ? "open" : "unproven",
      round: runs.find(({ moduleId }) => moduleId === module.id)?.rounds ?? 0,
      author: "reviewer",
      answer: null,
      ruling: raised.problem ?? null,
      unfixed: 0,
      createdAt: deps.clock.now(),
    };
    await tx.findings.insert(finding);
    tx.log(project.id, {
      type: "finding-raised",
      buildId: build.id,
      moduleId: module.id,
      detail: { id: finding.id, key: finding.key, severity, path, claim, status: finding.status },
    });
  }
}

/** A further round for every module that a blocking finding names. */
async function sendBack(
  tx: FactTransaction,
  { build, blueprint, tip }: LoadedBuild,
  judged: readonly JudgedFinding[],
): Promise<void> {
  const blocking = judged.filter(({ proven, severity }) => proven && severity !== "minor");
  const owners = new Set(
    blocking.flatMap(({ path }) => blueprint.modules.find(({ owns }) => matchesOwns(owns, path))?.id ?? []),
  );
  for (const moduleId of owners) {
    const run = await tx.runs.get(moduleRunId(build.id, moduleId));
    if (run)
      await reopenRun(tx, run, { note: "The review of the whole raised findings against this module.", commit: tip });
  }
}
