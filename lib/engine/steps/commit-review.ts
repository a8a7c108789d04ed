import { matchesOwns } from "../../domain/blueprint/owns.ts";
import type { Review } from "../../domain/build/build.ts";
import type { Finding } from "../../domain/review/finding.ts";
import { type Judgement, judgeVerdict } from "../../domain/review/judge-verdict.ts";
import { proveFindings } from "../../domain/review/prove-findings.ts";
import { readReply } from "../../domain/review/read-reply.ts";
import { type Verdict, verdictSchema } from "../../domain/review/verdict.ts";
import type { EngineDeps } from "../engine-deps.ts";
import type { FactTransaction } from "../ports/facts.ts";
import { changeRound } from "./change-round.ts";
import { changeRun } from "./change-run.ts";
import { currentRound, type LoadedModule, loadAt, must } from "./load-module.ts";
import { ownedFiles } from "./owned-files.ts";

/** Commits a verdict: findings that are proven, rulings that hold, and what the round came to. */
export async function commitReview(
  deps: EngineDeps,
  runId: string,
  revision: number,
  attemptId: string,
): Promise<boolean> {
  const loaded = await loadAt(deps, runId, revision);
  if (!loaded) return true;
  const round = currentRound(loaded);
  const commit = round.commit ?? round.baseCommit;
  const read = await readVerdict(deps, loaded, commit, attemptId);
  const acceptedTree = await deps.repositories.tree(loaded.project.id, commit);
  const reviewId = deps.ids.next("rev");
  return deps.facts.commit("review", async (tx) => {
    const reviewsAsked = round.reviewsAsked + 1;
    if (!read.ok) {
      if (!(await changeRun(tx, loaded.run, {}))) return true;
      return changeRound(tx, round, { reviewsAsked, backReason: read.problem });
    }
    const { verdict, judgement } = read;
    const { outcome } = judgement;
    const counts = outcome === "ask-again" ? 0 : 1;
    const accepted = outcome === "approved" || outcome === "approved-with-minor";
    const reviews = loaded.run.reviews + counts;
    if (!(await changeRun(tx, loaded.run, { reviews, ...(accepted && { acceptedTree }) }))) return true;
    const review: Review = {
      id: reviewId,
      projectId: loaded.project.id,
      buildId: loaded.build.id,
      moduleId: loaded.module.id,
      roundId: round.id,
      attemptId,
      commit,
      verdict: verdict.verdict,
      outcome,
      createdAt: deps.clock.now(),
    };
    await tx.reviews.insert(review);
    // A verdict that contradicts itself is asked for again: until then it rules on nothing.
    if (outcome !== "ask-again") await applyRulings(tx, loaded, judgement);
    await raise(deps, tx, loaded, judgement, reviewId);
    tx.log(loaded.project.id, {
      type: "review-ended",
      buildId: loaded.build.id,
      moduleId: loaded.module.id,
      roundId: round.id,
      attemptId,
      detail: { id: reviewId, outcome, verdict: verdict.verdict, findings: judgement.raised.length },
    });
    if (outcome === "ask-again") return changeRound(tx, round, { reviewsAsked, backReason: judgement.problem ?? null });
    return changeRound(tx, round, {
      phase: "done",
      outcome,
      reviewsAsked,
      backReason: null,
      endedAt: deps.clock.now(),
    });
  });
}

type ReadVerdict =
  | { readonly ok: true; readonly verdict: Verdict; readonly judgement: Judgement }
  | { readonly ok: false; readonly problem: string };

async function readVerdict(
  deps: EngineDeps,
  loaded: LoadedModule,
  commit: string,
  attemptId: string,
): Promise<ReadVerdict> {
  const attempt = await must(deps.facts.read.attempts.get(attemptId), `attempt ${attemptId}`);
  const text = attempt.replySha ? ((await deps.artifacts.get(attempt.replySha)) ?? "") : "";
  const verdict = readReply(text, verdictSchema);
  if (!verdict.ok) return { ok: false, problem: verdict.error };
  const { module } = loaded;
  const owned = await ownedFiles(deps, loaded, commit);
  const given = [...module.contracts, ...module.guards];
  const criteria = new Set(module.acceptance.map(({ id }) => id));
  const paths = new Set([...owned, ...given].map(({ path }) => path));
  const judged = proveFindings(verdict.value.findings, {
    files: [...owned, ...given],
    criteriaOf: (path) => (paths.has(path) || matchesOwns(module.owns, path) ? criteria : undefined),
  });
  return { ok: true, verdict: verdict.value, judgement: judgeVerdict(verdict.value, judged, loaded.findings) };
}

async function applyRulings(tx: FactTransaction, { findings, run }: LoadedModule, judgement: Judgement): Promise<void> {
  for (const ruling of judgement.rulings) {
    const finding = findings.find(({ key }) => key === ruling.finding);
    if (!finding) continue;
    const unfixed = finding.unfixed + (ruling.is === "open" ? 1 : 0);
    await tx.findings.change(finding.id, { status: finding.status }, { status: ruling.is, unfixed });
    tx.log(run.projectId, {
      type: "finding-changed",
      buildId: run.buildId,
      moduleId: run.moduleId,
      detail: { id: finding.id, key: finding.key, status: ruling.is, by: "reviewer" },
    });
  }
}

async function raise(
  deps: Pick<EngineDeps, "ids" | "clock">,
  tx: FactTransaction,
  loaded: LoadedModule,
  judgement: Judgement,
  reviewId: string,
): Promise<void> {
  const { project, build, module, findings } = loaded;
  for (const [index, raised] of judgement.raised.entries()) {
    const { severity, path, quote, claim, breaks, fix, status } = raised;
    const finding: Finding = {
      id: deps.ids.next("fnd"),
      projectId: project.id,
      buildId: build.id,
      moduleId: module.id,
      reviewId,
      key: `f${findings.length + index + 1}`,
      severity,
      path,
      quote,
      claim,
      breaks,
      fix,
      line: raised.line ?? null,
      status,
      round: currentRound(loaded).number,
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
      roundId: currentRound(loaded).id,
      detail: { id: finding.id, key: finding.key, severity, path, claim, status },
    });
  }
}
