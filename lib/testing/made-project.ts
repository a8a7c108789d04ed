import type { Build } from "#lib/domain/build/build.ts";
import type { Facts } from "#lib/engine/ports/facts.ts";
import {
  commitSha,
  makeAttempt,
  makeBudget,
  makeBuild,
  makeBuiltModule,
  makeCheck,
  makeDecision,
  makeDesign,
  makeFinding,
  makeFinishedAttempt,
  makeMerge,
  makeProject,
  makeReview,
  makeRound,
  makeRun,
  makeVersion,
  noon,
} from "./make-rows.ts";
import { smallBlueprint } from "./small-blueprint.ts";

/**
 * Fills a project whose second build runs: `docs` is held from the first, `core` is being fixed in its second round, and
 * `ui` waits for it. Every id begins with the project's. Where a server works, that build has to have ended, or the server
 * takes it up.
 */
export async function fillProject(
  facts: Facts,
  id: string,
  row: Parameters<typeof makeProject>[0] & { readonly capPicoUsd?: bigint } = {},
  second: Partial<Build> = {},
) {
  const { capPicoUsd, ...project } = row;
  const of = { projectId: id };
  const build = `${id}-b2`;
  const core = { ...of, buildId: build, moduleId: "core" };
  const round = (number: number) => `${build}:core:${number}`;
  const inRound = (number: number) => ({ ...core, roundId: round(number) });
  const later = (seconds: number) => new Date(noon.getTime() + seconds * 1_000);

  await facts.commit("fill", async (tx) => {
    await tx.projects.insert(makeProject({ id, status: "building", approvedVersion: 2, ...project }));
    if (capPicoUsd !== undefined) await tx.budgets.insert(makeBudget({ ...of, capPicoUsd }));
    await tx.versions.insert(
      makeVersion({
        ...of,
        version: 1,
        sha256: "1".repeat(64),
        markdown: "# Shop\n",
        author: "architect",
        note: "draft",
      }),
    );
    await tx.versions.insert(
      makeVersion({
        ...of,
        ...{ version: 2, markdown: smallBlueprint, sha256: "2".repeat(64), approval: "approved", approvedAt: noon },
      }),
    );
    await tx.designs.insert(
      makeDesign({ ...of, id: `${id}-d1`, status: "ended", outcome: "drafted", attemptId: `${id}-a0` }),
    );
    await tx.builds.insert(makeBuild({ ...of, id: `${id}-b1`, status: "ended", outcome: "partly", endedAt: noon }));
    await tx.builds.insert(makeBuild({ ...of, id: build, number: 2, version: 2, ...second }));
    await tx.builtModules.insert(makeBuiltModule({ ...of, moduleId: "docs", buildId: `${id}-b1` }));
    await tx.runs.insert(
      makeRun({ ...core, status: "reviewing", rounds: 2, reviews: 1, commit: commitSha("5"), startedAt: noon }),
    );
    await tx.runs.insert(makeRun({ ...core, moduleId: "ui", position: 1 }));
    await tx.rounds.insert(
      makeRound({
        ...core,
        ...{ number: 1, phase: "done", outcome: "changes", answers: 2, repairs: 1, commit: commitSha("4") },
        ...{ author: "gemini/gemini-3.1-pro", endedAt: later(20) },
      }),
    );
    await tx.rounds.insert(
      makeRound({ ...core, number: 2, kind: "fix", phase: "reviewing", answers: 1, startedAt: later(20) }),
    );
    await tx.attempts.insert(
      makeFinishedAttempt({
        ...{ ...of, id: `${id}-a0`, taskId: `${id}-d1:draft`, role: "architect", promptId: "draft-blueprint" },
        ...{ provider: "anthropic", requestedModel: "claude-opus", costPicoUsd: 300_000_000_000n },
        ...{ cacheRead: 7, cacheWrite5m: 3, cacheWrite1h: 2 },
      }),
    );
    await tx.attempts.insert(makeFinishedAttempt({ ...inRound(1), id: `${id}-a1`, taskId: `${round(1)}:answer-0` }));
    await tx.attempts.insert(makeFinishedAttempt({ ...inRound(1), id: `${id}-a2`, taskId: `${round(1)}:answer-1` }));
    await tx.attempts.insert(
      makeFinishedAttempt({
        ...{ ...inRound(2), id: `${id}-a3`, taskId: `${round(2)}:answer-0`, promptId: "fix-module" },
        ...{ outcome: "interrupted", finish: null, replySha: null, usageSource: "estimated", servedModel: null },
        ...{ failureKind: "interrupted", failureDetail: "The server stopped.", costUpperPicoUsd: 20_000_000_000n },
      }),
    );
    await tx.attempts.insert(
      makeFinishedAttempt({
        ...{ ...inRound(2), id: `${id}-a4`, taskId: `${round(2)}:answer-0`, promptId: "fix-module", number: 2 },
        ...{ provider: "openai", requestedModel: "local", priceCardId: null, costPicoUsd: null },
      }),
    );
    await tx.attempts.insert(
      makeAttempt({
        ...{ ...inRound(2), id: `${id}-a5`, taskId: `${round(2)}:review-0`, role: "reviewer" },
        ...{ promptId: "review-module", provider: "anthropic", requestedModel: "claude-opus" },
        ...{ reservedPicoUsd: 50_000_000_000n, startedAt: later(30) },
      }),
    );
    await tx.checks.insert(makeCheck({ ...inRound(1), id: `${id}-c1`, outputSha: "e1".repeat(32) }));
    await tx.checks.insert(
      makeCheck({
        ...{ ...core, roundId: null, id: `${id}-c2`, scope: "merge", outcome: "red", exitCode: 1 },
        ...{ startedAt: later(25), outputSha: "0".repeat(64) },
      }),
    );
    await tx.reviews.insert(makeReview({ ...inRound(1), id: `${id}-r1`, attemptId: `${id}-a2` }));
    await tx.findings.insert(makeFinding({ ...core, id: `${id}-f1`, reviewId: `${id}-r1`, status: "claimed-fixed" }));
    await tx.findings.insert(makeFinding({ ...core, id: `${id}-f2`, key: "f2", status: "dismissed" }));
    await tx.decisions.insert(
      makeDecision({ ...inRound(1), id: `${id}-q1`, status: "answered", choice: "again", answeredAt: later(10) }),
    );
    await tx.decisions.insert(
      makeDecision({ ...of, id: `${id}-q2`, buildId: build, moduleId: null, reason: "budget" }),
    );
    await tx.merges.insert(makeMerge({ ...core, id: `${id}-m1`, status: "ended", outcome: "red" }));
    tx.log(id, { type: "project-created" });
    tx.log(id, { type: "build-started", buildId: build, detail: { number: 2 } });
    tx.log(id, { type: "answer-refused", ...inRound(1), attemptId: `${id}-a1`, detail: { rule: "owns" } });
  });
  return id;
}
