import { expect, test } from "vitest";
import { buildViewSchema, decisionViewSchema, moduleViewSchema } from "#lib/domain/api/build.ts";
import { projectSummarySchema, projectViewSchema } from "#lib/domain/api/project.ts";
import { listOf } from "#lib/domain/api/wire.ts";
import { fillProject } from "#lib/testing/made-project.ts";
import { commitSha, makeAttempt, makeDesign, makeProject, noon, stoppedClock } from "#lib/testing/make-rows.ts";
import { makeQueryDeps } from "#lib/testing/query-deps.ts";
import { testDatabase } from "#lib/testing/test-database.ts";
import { createFacts } from "../create-facts.ts";
import { listBuilds } from "./list-builds.ts";
import { listDecisions, listInbox } from "./list-decisions.ts";
import { listProjects } from "./list-projects.ts";
import { readBuild } from "./read-build.ts";
import { readModule } from "./read-module.ts";
import { readProject } from "./read-project.ts";

const { prisma: db } = await testDatabase();
const facts = createFacts({ db, clock: stoppedClock });
const deps = makeQueryDeps(db);
const at = noon.toISOString();
const after = (seconds: number) => new Date(noon.getTime() + seconds * 1_000).toISOString();
const all = { limit: 100 };

await facts.read.projects.insert(makeProject({ id: "new", name: "New", status: "describing" }));
await fillProject(facts, "p1", { capPicoUsd: 2_000_000_000_000n });
await facts.read.projects.insert(makeProject({ id: "gone", deletedAt: noon }));

const spend = {
  measuredUsd: "0.3184",
  estimatedUsd: "0.0092",
  estimatedUpperUsd: "0.02",
  usd: "0.3276",
  attempts: 5,
  unknown: 1,
  tokens: { inputUncached: 5_000, cacheRead: 7, cacheWrite: 5, output: 2_500, reasoning: 500 },
};
const summary = {
  id: "p1",
  name: "Shop",
  status: "building",
  scripted: false,
  modules: { total: 3, merged: 1 },
  rounds: 2,
  waiting: 1,
  running: 1,
  spend,
  budgetUsd: "2",
  createdAt: at,
  activeAt: at,
};
const moduleState = {
  kind: "logic",
  depends: [],
  rounds: 0,
  openFindings: 0,
  held: null,
  waitsFor: null,
  spendUsd: "0",
  unexecuted: false,
  mergedCommit: null,
  keptReason: null,
};
const core = {
  ...{ ...moduleState, id: "core", title: "core", status: "reviewing", impact: "added", rounds: 2 },
  ...{ openFindings: 1, spendUsd: "0.0276" },
};
const build2 = {
  ...{ id: "p1-b2", number: 2, version: 2, status: "running", control: "run", phase: "modules", branch: "build/2" },
  modules: [
    core,
    {
      ...moduleState,
      id: "ui",
      title: "ui",
      depends: ["core"],
      status: "waiting",
      impact: "added",
      waitsFor: "core",
    },
    {
      ...{ ...moduleState, id: "docs", title: "docs", status: "ended", outcome: "merged", impact: "unchanged" },
      mergedCommit: commitSha("4"),
    },
  ],
  createdAt: at,
  endedAt: null,
};
const open = {
  id: "p1-q2",
  projectId: "p1",
  projectName: "Shop",
  buildId: "p1-b2",
  moduleId: null,
  status: "open",
  reason: "budget",
  title: "core still has findings after three reviews",
  detail: "One major finding is open.",
  options: [
    { choice: "again", label: "Again", explains: "Another round." },
    { choice: "accept", label: "Accept as it is", explains: "Merges it with its findings." },
  ],
  choice: null,
  note: null,
  createdAt: at,
  answeredAt: null,
};
const answered = {
  ...{ ...open, id: "p1-q1", moduleId: "core", status: "answered", outcome: "again", reason: "review-limit" },
  ...{ choice: "again", answeredAt: after(10) },
};

test("projects are listed with what a row shows, the newest activity first", async () => {
  const page = await listProjects(db, all);
  const nothing = { measuredUsd: "0", estimatedUsd: "0", estimatedUpperUsd: "0", usd: "0", attempts: 0, unknown: 0 };
  const noTokens = { inputUncached: 0, cacheRead: 0, cacheWrite: 0, output: 0, reasoning: 0 };
  expect(listOf(projectSummarySchema).parse(page)).toEqual({
    items: [
      summary,
      {
        ...{ ...summary, id: "new", name: "New", status: "describing", rounds: 0, waiting: 0, running: 0 },
        ...{ modules: { total: 0, merged: 0 }, spend: { ...nothing, tokens: noTokens }, budgetUsd: null },
      },
    ],
  });
});

test("a project is shown with its number, its build, what waits and what runs", async () => {
  const view = await readProject(deps, "p1");
  const opus = { provider: "anthropic", model: "claude-opus" };
  const gemini = { provider: "gemini", model: "gemini-3.1-pro" };
  expect(projectViewSchema.parse(view)).toEqual({
    ...summary,
    seq: 3,
    brief: "A small shop.",
    roles: {},
    routed: { architect: opus, reviewer: opus, builder: gemini, designer: gemini, debugger: opus, explorer: opus },
    unrouted: [],
    settings: makeProject().settings,
    speed: null,
    version: 2,
    approvedVersion: 2,
    held: null,
    design: {
      ...{ id: "p1-d1", kind: "draft", status: "ended", outcome: "drafted", problem: null, attemptId: "p1-a0" },
    },
    approval: { version: 2, status: "ended", step: null },
    build: build2,
    decisions: [open],
    attempts: [
      {
        ...{ id: "p1-a5", role: "reviewer", provider: "anthropic", model: "claude-opus", promptId: "review-module" },
        ...{ moduleId: "core", startedAt: after(30), firstTokenAt: null },
      },
    ],
    budgets: [
      {
        ...{ scope: "project", role: null, capUsd: "2", settledUsd: "0.3276", reservedUsd: "0.05", leftUsd: "1.6224" },
        warning: null,
      },
    ],
    cloneCommand: "git clone /data/repositories/p1.git shop",
    head: "f".repeat(40),
    preview: { available: false, reason: "Nothing is merged yet." },
    sandbox: { driver: "bubblewrap", level: "process", reason: "It held." },
  });
});

test("a project in which nothing happened yet has nothing but its brief", async () => {
  const view = projectViewSchema.parse(await readProject(deps, "new"));
  expect([view.seq, view.version, view.design, view.approval, view.build, view.head]).toEqual([
    ...[0, null, null, null, null, null],
  ]);
});

test("a scripted project is routed by its script, whatever is assigned", async () => {
  const opus = { provider: "anthropic", model: "claude-opus" } as const;
  await facts.read.projects.insert(
    makeProject({ id: "played", script: "voxel", speed: 4, roles: { builder: [opus] } }),
  );
  const view = projectViewSchema.parse(await readProject(deps, "played"));
  expect([view.scripted, view.speed, view.routed.builder]).toEqual([
    ...[true, 4, { provider: "scripted", model: "gemini-3.1-pro" }],
  ]);
});

test("the running attempt of a design is known before the design names it", async () => {
  await facts.read.projects.insert(makeProject({ id: "designing" }));
  await facts.read.designs.insert(makeDesign({ id: "d9", projectId: "designing" }));
  await facts.read.attempts.insert(makeAttempt({ id: "a9", projectId: "designing", taskId: "d9:draft" }));
  expect((await readProject(deps, "designing"))?.design?.attemptId).toBe("a9");
});

test("builds are listed newest first and read one by one", async () => {
  const page = listOf(buildViewSchema).parse(await listBuilds(db, "p1", { limit: 1 }));
  expect(page.items).toEqual([build2]);
  const older = listOf(buildViewSchema).parse(await listBuilds(db, "p1", { limit: 1, cursor: page.next }));
  expect([older.items.map(({ id, outcome }) => [id, outcome]), older.next]).toEqual([[["p1-b1", "partly"]], undefined]);
  expect(await readBuild(db, "p1", "p1-b2")).toEqual(build2);
});

test("a module is shown with its rounds, their checks and attempts, and its findings", async () => {
  const view = moduleViewSchema.parse(await readModule(deps, "p1", "core"));
  const { roundList, attempts, section, ...rest } = view;
  expect(section).toContain("What core does.");
  expect(rest).toEqual({
    ...core,
    seq: 3,
    buildId: "p1-b2",
    owns: ["src/core/**"],
    acceptance: [{ id: "c1", says: "The total is the sum.", run: "node --test src/core" }],
    findings: [
      expect.objectContaining({ id: "p1-f1", status: "claimed-fixed" }),
      expect.objectContaining({ id: "p1-f2", status: "dismissed" }),
    ],
    decisions: [answered],
    files: ["src/core/core.ts"],
  });
  expect(attempts.map(({ id, round }) => [id, round])).toEqual([
    ["p1-a1", 1],
    ["p1-a2", 1],
    ["p1-a3", 2],
    ["p1-a4", 2],
    ["p1-a5", 2],
  ]);
  expect(roundList).toEqual([
    {
      ...{ id: "p1-b2:core:1", number: 1, kind: "build", status: "ended", outcome: "changes", phase: "done" },
      ...{ escalated: false, answers: 2, repairs: 1, baseCommit: commitSha("0"), commit: commitSha("4") },
      ...{ author: "gemini/gemini-3.1-pro", note: null, backReason: null },
      checks: [
        {
          ...{ id: "p1-c1", status: "ended", outcome: "green", scope: "module", criterionId: null },
          ...{ command: "tsc --noEmit", exitCode: 0, output: "output e1", driver: "bubblewrap", durationMs: 800 },
          startedAt: at,
        },
      ],
      attempts: ["p1-a1", "p1-a2"],
      spendUsd: "0.0184",
      startedAt: at,
      endedAt: after(20),
    },
    {
      ...{ id: "p1-b2:core:2", number: 2, kind: "fix", status: "running", phase: "reviewing", escalated: false },
      ...{ answers: 1, repairs: 0, baseCommit: commitSha("0"), commit: null, author: null, note: null },
      backReason: null,
      // Run on the tip, for no round: it is shown with the one that led to it.
      checks: [
        {
          ...{ id: "p1-c2", status: "ended", outcome: "red", scope: "merge", criterionId: null },
          ...{ command: "tsc --noEmit", exitCode: 1, output: "", driver: "bubblewrap", durationMs: 800 },
          startedAt: after(25),
        },
      ],
      attempts: ["p1-a3", "p1-a4", "p1-a5"],
      spendUsd: "0.0092",
      startedAt: after(20),
      endedAt: null,
    },
  ]);
});

test("a module that no build has touched has its state and its section", async () => {
  const view = moduleViewSchema.parse(await readModule(deps, "p1", "docs"));
  expect([view.outcome, view.buildId, view.roundList, view.mergedCommit]).toEqual(["merged", null, [], commitSha("4")]);
});

test("decisions are listed with the open ones first, in one project and in all", async () => {
  expect(listOf(decisionViewSchema).parse(await listDecisions(db, "p1", all))).toEqual({ items: [open, answered] });
  expect((await listDecisions(db, "p1", { ...all, status: "answered" }))?.items).toEqual([answered]);
  await fillProject(facts, "p2", { name: "Other" });
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = listOf(decisionViewSchema).parse(await listInbox(db, { limit: 1, cursor }));
    ids.push(...page.items.map(({ id, projectName }) => `${id} ${projectName}`));
    cursor = page.next;
  } while (cursor !== undefined);
  expect(ids).toEqual(["p2-q2 Other", "p1-q2 Shop", "p2-q1 Other", "p1-q1 Shop"]);
  expect((await listInbox(db, { ...all, cursor: "nonsense" })).items).toEqual([]);
  await facts.read.projects.change("p2", {}, { deletedAt: noon });
  expect((await listInbox(db, { ...all, status: "open" })).items).toEqual([open]);
});

test("projects are paged in the order of their activity", async () => {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listProjects(db, { limit: 2, cursor });
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.next;
  } while (cursor !== undefined);
  expect(ids).toEqual((await listProjects(db, all)).items.map(({ id }) => id));
  expect(ids).toContain("p1");
  expect((await listProjects(db, { ...all, cursor: "-1" })).items).toEqual([]);
});
