import { expect } from "vitest";
import type { PrismaClient } from "#generated/prisma/client.ts";
import { createFacts } from "#lib/db/create-facts.ts";
import { createEventLog } from "#lib/db/event-log.ts";
import { readAllSpend } from "#lib/db/queries/read-all-spend.ts";
import { readSpend } from "#lib/db/queries/read-spend.ts";
import type { Attempt } from "#lib/domain/build/build.ts";
import { picoOfUsd, usdOfPico } from "#lib/domain/spend/money.ts";
import type { ProjectEvent } from "#lib/domain/timeline/event.ts";
import { makeQueryDeps } from "../query-deps.ts";

/**
 * Of a project whose one build has ended: everything is there once, however often its servers were killed. No finished
 * attempt, check, review or merge twice, no gap in the log, and the sums on the pages are those of the attempts.
 */
export async function expectNothingRepeated(prisma: PrismaClient, projectId: string) {
  const { read } = createFacts({ db: prisma, clock: { now: () => new Date() } });
  const builds = await read.builds.list({ projectId });
  expect(builds.map(({ outcome }) => outcome)).toEqual(["merged"]);
  const runs = await read.runs.list({ projectId });
  expect(runs.map(({ outcome }) => outcome)).toEqual(runs.map(() => "merged"));
  const rounds = await read.rounds.list({ projectId });
  // The reviewer sends one module back, once.
  for (const { moduleId } of runs)
    expect(rounds.filter((round) => round.moduleId === moduleId).length, moduleId).toBe(moduleId === "m2" ? 2 : 1);

  const attempts = await read.attempts.list({ projectId });
  const finished = attempts.filter(({ outcome }) => outcome === "finished");
  // No answer is refused and no check is red, so that a round has one question for each prompt.
  expectOnce("finished attempts", finished, ({ roundId, promptId }) => [roundId, promptId]);
  const others = attempts.filter(({ outcome }) => outcome !== "finished");
  for (const { outcome, costPicoUsd, costUpperPicoUsd, usageSource } of others)
    expect({ outcome, costPicoUsd, usageSource, isBounded: (costUpperPicoUsd ?? -1n) >= (costPicoUsd ?? 0n) }).toEqual({
      ...{ outcome: "interrupted", costPicoUsd: expect.any(BigInt), usageSource: "estimated", isBounded: true },
    });
  await expectSums(prisma, projectId, attempts);

  const checks = await read.checks.list({ projectId });
  const done = checks.filter(({ outcome }) => outcome !== "interrupted");
  expectOnce("finished checks", done, ({ scope, moduleId, roundId, commit, command, criterionId }) => [
    // A merge is checked on the tip as it is then; a round has one commit.
    ...[scope, moduleId, roundId, roundId === null ? commit : "", command, criterionId],
  ]);
  const reviews = await read.reviews.list({ projectId });
  expectOnce("reviews", reviews, ({ roundId }) => [roundId]);
  expect(reviews).toHaveLength(rounds.length + 1);
  const merges = await read.merges.list({ projectId });
  const merged = merges.filter(({ outcome }) => outcome === "merged");
  expectOnce("merges", merged, ({ moduleId }) => [moduleId]);
  expect(merged).toHaveLength(runs.length);

  const log = await createEventLog(prisma).readEvents(projectId, 0, 100_000);
  expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
  const told = (type: string, of: (event: ProjectEvent) => unknown = ({ type }) => type) =>
    log
      .filter((event) => event.type === type)
      .map(of)
      .toSorted();
  for (const type of ["build-ended", "blueprint-approved"]) expect(told(type)).toEqual([type]);
  const idOf = ({ id }: { readonly id: string }) => id;
  expect(told("attempt-ended", ({ attemptId }) => attemptId)).toEqual(attempts.map(idOf).toSorted());
  expect(told("check-ended", ({ detail }) => detail.id)).toEqual(checks.map(idOf).toSorted());
  expect(told("review-ended", ({ attemptId }) => attemptId)).toEqual(
    reviews.map(({ attemptId }) => attemptId).toSorted(),
  );
  expect(told("merge-ended", ({ detail }) => detail.id)).toEqual(merges.map(idOf).toSorted());
  return { attempts: attempts.length, interrupted: others.length };
}

function expectOnce<Row>(what: string, rows: readonly Row[], of: (row: Row) => readonly (string | null)[]): void {
  const names = rows.map((row) => of(row).join());
  expect(names, what).toEqual([...new Set(names)]);
}

/** What the project's page and that of all projects say, against its attempts one by one. */
async function expectSums(prisma: PrismaClient, projectId: string, attempts: readonly Attempt[]): Promise<void> {
  const cost = attempts.reduce((sum, { costPicoUsd }) => sum + (costPicoUsd ?? 0n), 0n);
  const own = { usd: usdOfPico(cost), attempts: attempts.length, unknown: 0 };
  const spend = await readSpend(makeQueryDeps(prisma), projectId);
  expect(spend?.total).toMatchObject(own);
  for (const parts of [spend?.byRole, spend?.byModel, spend?.byModule, spend?.byPhase])
    expect(parts?.reduce((sum, { usd }) => sum + (picoOfUsd(usd) ?? 0n), 0n)).toBe(cost);
  const { byProject } = await readAllSpend(prisma);
  expect(byProject.filter((each) => each.projectId === projectId)).toMatchObject([own]);
}
