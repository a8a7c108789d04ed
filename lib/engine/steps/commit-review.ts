import { matchesOwns } from "../../domain/blueprint/owns.ts";
import type { Review } from "../../domain/build/build.ts";
import { type Judgement, judgeVerdict } from "../../domain/review/judge-verdict.ts";
import { proveFindings } from "../../domain/review/prove-findings.ts";
import { type Verdict, verdictSchema } from "../../domain/review/verdict.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { applyRulings } from "./apply-rulings.ts";
import { changeRound } from "./change-round.ts";
import { changeRun } from "./change-run.ts";
import { lastVerdict } from "./last-verdict.ts";
import { currentRound, type LoadedModule, loadAgain } from "./load-module.ts";
import { ownedFiles } from "./owned-files.ts";
import { raiseFindings } from "./raise-findings.ts";
import { replyOf } from "./reply-of.ts";

/** Commits a verdict: findings that are proven, rulings that hold, and what the round came to. */
export async function commitReview(deps: EngineDeps, seen: LoadedModule, attemptId: string): Promise<boolean> {
  const loaded = await loadAgain(deps, seen);
  if (!loaded) return true;
  const { run } = loaded;
  const round = currentRound(loaded);
  const commit = round.commit ?? round.baseCommit;
  const read = await readVerdict(deps, loaded, commit, attemptId);
  const acceptedTree = await deps.repositories.tree(loaded.project.id, commit);
  const reviewId = deps.ids.next("rev");
  const of = { projectId: run.projectId, buildId: run.buildId, moduleId: run.moduleId, roundId: round.id };
  return deps.facts.commit("review", async (tx) => {
    const reviewsAsked = round.reviewsAsked + 1;
    if (!read.ok) {
      if (!(await changeRun(tx, run, {}))) return true;
      return changeRound(tx, round, { reviewsAsked, backReason: read.problem });
    }
    const { verdict, judgement } = read;
    const { outcome } = judgement;
    const counts = outcome === "ask-again" ? 0 : 1;
    const accepted = outcome === "approved" || outcome === "approved-with-minor";
    const reviews = run.reviews + counts;
    if (!(await changeRun(tx, run, { reviews, ...(accepted && { acceptedTree }) }))) return true;
    const review: Review = {
      ...of,
      id: reviewId,
      attemptId,
      commit,
      verdict: verdict.verdict,
      outcome,
      createdAt: deps.clock.now(),
    };
    await tx.reviews.insert(review);
    // A verdict that contradicts itself is asked for again: until then it rules on nothing.
    if (outcome !== "ask-again") await applyRulings(tx, loaded.findings, judgement.rulings, ({ key }) => key);
    await raiseFindings(deps, tx, { ...of, reviewId, round: round.number }, judgement.raised);
    tx.log(of.projectId, {
      type: "review-ended",
      ...of,
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
  const verdict = await replyOf(deps, attemptId, verdictSchema);
  if (!verdict.ok) return { ok: false, problem: verdict.error };
  const { module, run } = loaded;
  const given = [...module.contracts, ...module.guards];
  const filesAt = async (at: string) => [...(await ownedFiles(deps, loaded, at)), ...given];
  const files = await filesAt(commit);
  const last = await lastVerdict(deps, run);
  const criteria = new Set(module.acceptance.map(({ id }) => id));
  const paths = new Set(files.map(({ path }) => path));
  const judged = proveFindings(verdict.value.findings, {
    files,
    before: last && (await filesAt(last.commit)),
    criteriaOf: (path) => (paths.has(path) || matchesOwns(module.owns, path) ? criteria : undefined),
  });
  return { ok: true, verdict: verdict.value, judgement: judgeVerdict(verdict.value, judged, loaded.findings) };
}
