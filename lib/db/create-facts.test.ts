import { expect, test } from "vitest";
import type { FactTables } from "#lib/engine/ports/facts.ts";
import {
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
  stoppedClock,
} from "#lib/testing/make-rows.ts";
import { testDatabase } from "#lib/testing/test-database.ts";
import { createFacts } from "./create-facts.ts";

const { prisma: db } = await testDatabase();
const facts = createFacts({ db, clock: stoppedClock });

/** A project of one's own. */
async function project(id: string, row: Parameters<typeof makeProject>[0] = {}) {
  await facts.read.projects.insert(makeProject({ id, ...row }));
  return id;
}

/** Whoever calls it waits until so many have; later callers pass. */
function meeting(size: number) {
  const { promise, resolve } = Promise.withResolvers<void>();
  let here = 0;
  return () => {
    here += 1;
    if (here === size) resolve();
    return promise;
  };
}

test("every kind of row comes back as it was written", async () => {
  const projectId = "rows";
  const rows: { [K in keyof FactTables]: Parameters<FactTables[K]["insert"]>[0] } = {
    projects: makeProject({
      id: projectId,
      speed: 4,
      roles: { builder: [{ provider: "gemini", model: "gemini-3.1-pro" }] },
    }),
    versions: makeVersion({
      projectId,
      approvalProblems: [{ code: "install-failed", severity: "error", message: "No.", lines: { from: 1, to: 2 } }],
    }),
    designs: makeDesign({ projectId }),
    builds: makeBuild({ projectId }),
    builtModules: makeBuiltModule({ projectId }),
    runs: makeRun({ projectId, startedAt: noon }),
    rounds: makeRound({ projectId }),
    attempts: makeFinishedAttempt({ projectId, rawUsage: { input: 5, nested: [1, null] } }),
    checks: makeCheck({ projectId }),
    reviews: makeReview({ projectId }),
    findings: makeFinding({ projectId }),
    decisions: makeDecision({ projectId }),
    merges: makeMerge({ projectId }),
    providerStates: {
      id: "gemini",
      requestsPerMinute: 60,
      failures: 5,
      problem: "No.",
      openUntil: noon,
      probeAttemptId: "a",
    },
    budgets: makeBudget({ projectId, capPicoUsd: 12_345_678_901_234_567n }),
  };
  const kinds = Object.keys(rows) as (keyof FactTables)[];
  const back: Record<string, unknown> = {};
  for (const kind of kinds) {
    await facts.read[kind].insert(rows[kind] as never);
    back[kind] = await facts.read[kind].get(rows[kind].id);
  }
  expect(back).toEqual(rows);
});

test("a list has only the rows that match, in the order in which they were made", async () => {
  const projectId = await project("list");
  for (const id of ["z", "a", "m"]) await facts.read.runs.insert(makeRun({ id: `list-${id}`, projectId, buildId: id }));
  await facts.read.runs.change("list-a", {}, { outcome: "merged" });
  const open = await facts.read.runs.list({ projectId, outcome: null });
  expect(open.map((run) => run.id)).toEqual(["list-z", "list-m"]);
  expect(await facts.read.runs.get("nobody")).toBeUndefined();
});

test("JSON columns can be compared, emptied and left out", async () => {
  const id = await project("json", { speed: 4 });
  await facts.read.attempts.insert(makeAttempt({ id: "json-a", projectId: id, rawUsage: { a: 1 } }));
  expect((await facts.read.projects.list({ id, speed: 4 })).length).toBe(1);
  expect(await facts.read.projects.change(id, { speed: "instant" }, { speed: 1 })).toBe("stale");
  expect(await facts.read.projects.change(id, { speed: 4 }, { speed: null })).toBe("changed");
  expect((await facts.read.projects.list({ id, speed: null })).length).toBe(1);
  await facts.read.attempts.change("json-a", { rawUsage: { a: 1 } }, { rawUsage: null });
  expect((await facts.read.attempts.get("json-a"))?.rawUsage).toBeNull();
});

test("text that PostgreSQL refuses is stored with its odd characters replaced", async () => {
  const id = await project("odd", { brief: "a\0b\uD800c" });
  await facts.commit("odd", async (tx) => {
    tx.log(id, { type: "project-changed", detail: { "k\0": ["\uDC00\0", 1] } });
  });
  expect((await facts.read.projects.get(id))?.brief).toBe("a\uFFFDb\uFFFDc");
  expect((await db.event.findFirstOrThrow({ where: { projectId: id } })).detail).toEqual({
    "k\uFFFD": ["\uFFFD\uFFFD", 1],
  });
});

test("an undefined filter is refused instead of matching everything", async () => {
  const where = { outcome: undefined } as unknown as { outcome: null };
  await expect(facts.read.runs.list(where)).rejects.toThrow("column outcome is undefined");
});

test("a row that could not be read again is not written", async () => {
  const row = { ...makeProject({ id: "bad" }), status: "sleeping" } as unknown as ReturnType<typeof makeProject>;
  await expect(facts.read.projects.insert(row)).rejects.toThrow();
  expect(await facts.read.projects.get("bad")).toBeUndefined();
});

test("of twenty that change a row only one wins", async () => {
  const projectId = await project("race");
  const { id } = makeRun({ projectId, buildId: "race" });
  await facts.read.runs.insert(makeRun({ projectId, buildId: "race" }));
  const results = await Promise.all(
    Array.from({ length: 20 }, () =>
      facts.commit("take", (tx) => tx.runs.change(id, { status: "waiting" }, { status: "building" })),
    ),
  );
  expect(results.filter((result) => result === "changed")).toEqual(["changed"]);
  expect((await facts.read.runs.get(id))?.revision).toBe(1);
});

test("a run's revision can also be set by whoever changes it", async () => {
  const projectId = await project("revision");
  const { id } = makeRun({ projectId, buildId: "revision" });
  await facts.read.runs.insert(makeRun({ projectId, buildId: "revision" }));
  await facts.read.runs.change(id, { revision: 0 }, { revision: 7 });
  expect(await facts.read.runs.change(id, { revision: 0 }, { rounds: 1 })).toBe("stale");
  expect((await facts.read.runs.get(id))?.revision).toBe(7);
});

test("the log has no gap and one order under fifty writers", async () => {
  const projectId = await project("log");
  const writers = Array.from({ length: 50 }, (_, writer) =>
    facts.commit("write", async (tx) => {
      for (const part of [1, 2, 3]) tx.log(projectId, { type: "module-changed", detail: { writer, part } });
    }),
  );
  // A reader that has seen number n has all before it, at every moment.
  const seen: number[][] = [];
  const reading = (async () => {
    for (let last = 0; last < 150; last = seen.at(-1)?.length ?? 0) {
      const rows = await db.event.findMany({ where: { projectId }, orderBy: { seq: "asc" }, select: { seq: true } });
      seen.push(rows.map((row) => row.seq));
    }
  })();
  await Promise.all([...writers, reading]);
  expect(seen.filter((seqs) => seqs.some((seq, i) => seq !== i + 1))).toEqual([]);
  const events = await db.event.findMany({ where: { projectId }, orderBy: { seq: "asc" } });
  const parts = events.map((event) => event.detail as { writer: number; part: number });
  const split = parts.filter((part, i) => part.part !== (i % 3) + 1 || part.writer !== parts[i - (i % 3)]?.writer);
  expect(split).toEqual([]);
  expect((await db.project.findUniqueOrThrow({ where: { id: projectId } })).lastSeq).toBe(150);
});

test("an event keeps what it is about, with the clock's time", async () => {
  const projectId = await project("event");
  await facts.commit("log", async (tx) => {
    tx.log(projectId, { type: "round-started", buildId: "b", moduleId: "m", roundId: "r", detail: { number: 1 } });
    tx.log(projectId, { type: "attempt-started", attemptId: "a" });
  });
  const about = { projectId, at: noon, buildId: null, moduleId: null, roundId: null, attemptId: null, detail: {} };
  expect(await db.event.findMany({ where: { projectId }, orderBy: { seq: "asc" } })).toEqual([
    {
      ...about,
      seq: 1,
      type: "round-started",
      buildId: "b",
      moduleId: "m",
      roundId: "r",
      detail: { number: 1 },
    },
    { ...about, seq: 2, type: "attempt-started", attemptId: "a" },
  ]);
});

test("a transaction that fails leaves neither rows nor events", async () => {
  const projectId = await project("failed");
  const failing = facts.commit("fail", async (tx) => {
    await tx.builds.insert(makeBuild({ id: "failed", projectId }));
    tx.log(projectId, { type: "build-started", buildId: "failed" });
    throw new Error("changed its mind");
  });
  await expect(failing).rejects.toThrow("changed its mind");
  expect([await facts.read.builds.get("failed"), await db.event.count({ where: { projectId } })]).toEqual([
    undefined,
    0,
  ]);
});

test("events of a project that does not exist undo the commit", async () => {
  const projectId = await project("other");
  const failing = facts.commit("nowhere", async (tx) => {
    await tx.builds.insert(makeBuild({ id: "nowhere", projectId }));
    tx.log("nobody", { type: "build-started" });
  });
  await expect(failing).rejects.toThrow("project nobody, which does not exist");
  expect(await facts.read.builds.get("nowhere")).toBeUndefined();
});

test("commits that lock in opposite orders are run again instead of failing", async () => {
  const projectId = await project("deadlock");
  const { id } = makeRun({ projectId, buildId: "deadlock" });
  await facts.read.runs.insert(makeRun({ projectId, buildId: "deadlock" }));
  const bothHoldOne = meeting(2);
  const runFirst = () =>
    facts.commit("run first", async (tx) => {
      await tx.runs.change(id, {}, { position: 1 });
      await bothHoldOne();
      await tx.lockProject(projectId);
    });
  const projectFirst = () =>
    facts.commit("project first", async (tx) => {
      await tx.lockProject(projectId);
      await bothHoldOne();
      await tx.runs.change(id, {}, { position: 2 });
    });
  await Promise.all([runFirst(), projectFirst()]);
  expect((await facts.read.runs.get(id))?.revision).toBe(2);
});

test("a locked project makes numbering exact", async () => {
  const projectId = await project("numbers");
  const start = () =>
    facts.commit("start", async (tx) => {
      await tx.lockProject(projectId);
      const number = (await tx.builds.list({ projectId })).length + 1;
      await tx.builds.insert(makeBuild({ id: `numbers-${number}`, projectId, number }));
      return number;
    });
  const numbers = await Promise.all(Array.from({ length: 10 }, start));
  expect(numbers.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(await facts.commit("none", (tx) => tx.lockProject("nobody"))).toBeUndefined();
});

test("removing a project takes everything with it", async () => {
  const projectId = await project("gone");
  await facts.commit("fill", async (tx) => {
    await tx.attempts.insert(makeAttempt({ id: "gone", projectId }));
    await tx.budgets.insert(makeBudget({ projectId }));
    await tx.builtModules.insert(makeBuiltModule({ projectId }));
    await tx.builtModules.insert(makeBuiltModule({ projectId, moduleId: "ui" }));
    await tx.removeBuiltModule(`${projectId}:ui`);
    tx.log(projectId, { type: "project-created" });
  });
  expect((await facts.read.builtModules.list({ projectId })).map((built) => built.moduleId)).toEqual(["core"]);
  await facts.commit("remove", async (tx) => {
    tx.log(projectId, { type: "project-deleted" });
    await tx.removeProject(projectId);
  });
  const left = [
    await facts.read.projects.get(projectId),
    await facts.read.attempts.get("gone"),
    (await facts.read.builtModules.list({ projectId })).length,
    await db.event.count({ where: { projectId } }),
  ];
  expect(left).toEqual([undefined, undefined, 0, 0]);
});
