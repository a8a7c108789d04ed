import { expect, test } from "vitest";
import { blueprintViewSchema, versionViewSchema } from "#lib/domain/api/blueprint.ts";
import { attemptSummarySchema, attemptViewSchema } from "#lib/domain/api/build.ts";
import { eventViewSchema } from "#lib/domain/api/event.ts";
import { listOf } from "#lib/domain/api/wire.ts";
import { fillProject } from "#lib/testing/made-project.ts";
import { makeDesign, makeProject, makeVersion, noon, stoppedClock } from "#lib/testing/make-rows.ts";
import { makeQueryDeps } from "#lib/testing/query-deps.ts";
import { smallBlueprint } from "#lib/testing/small-blueprint.ts";
import { testDatabase } from "#lib/testing/test-database.ts";
import { createFacts } from "../create-facts.ts";
import { listAttempts } from "./list-attempts.ts";
import { listBuilds } from "./list-builds.ts";
import { listDecisions } from "./list-decisions.ts";
import { listEvents } from "./list-events.ts";
import { listVersions } from "./list-versions.ts";
import { readAttempt } from "./read-attempt.ts";
import { readBlueprint } from "./read-blueprint.ts";
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

test("attempts are paged newest first, and filtered", async () => {
  const ids = async (request: Parameters<typeof listAttempts>[2]) => {
    const page = listOf(attemptSummarySchema).parse(await listAttempts(db, "p1", request));
    return { ids: page.items.map(({ id }) => id.slice(3)), next: page.next };
  };
  const first = await ids({ limit: 4 });
  expect(first.ids).toEqual(["a5", "a4", "a3", "a2"]);
  expect(await ids({ limit: 4, cursor: first.next })).toEqual({ ids: ["a1", "a0"], next: undefined });
  expect((await ids({ ...all, module: "core", role: "builder" })).ids).toEqual(["a4", "a3", "a2", "a1"]);
  expect((await ids({ ...all, role: "architect" })).ids).toEqual(["a0"]);
  expect((await ids({ ...all, outcome: "interrupted" })).ids).toEqual(["a3"]);
  expect((await ids({ ...all, build: "p1-b1" })).ids).toEqual([]);
  expect(await ids({ ...all, cursor: "'; drop table" })).toEqual({ ids: [], next: undefined });
});

test("an attempt is shown with packet, reply, price and route", async () => {
  const packet = {
    instructions: "Build it.",
    parts: [{ name: "shared", text: "# Shop" }],
    subject: { promptId: "build-module", projectId: "p1" },
  };
  const texts = new Map([
    ["c".repeat(64), JSON.stringify(packet)],
    ["d".repeat(64), "the reply"],
  ]);
  const withTexts = makeQueryDeps(db, { artifacts: { get: async (sha) => texts.get(sha) } });
  const { id: _, ...view } = attemptViewSchema.parse(await readAttempt(withTexts, "p1", "p1-a1"));
  const gemini = { provider: "gemini", model: "gemini-3.1-pro" };
  expect(view).toEqual({
    ...{ status: "ended", outcome: "finished", buildId: "p1-b2", moduleId: "core", roundId: "p1-b2:core:1", round: 1 },
    ...{ number: 1, taskId: "p1-b2:core:1:answer-0", role: "builder", promptId: "build-module", provider: "gemini" },
    ...{ requestedModel: "gemini-3.1-pro", servedModel: "gemini-3.1-pro", failure: null, finish: "complete" },
    usage: {
      ...{ inputUncached: 1_000, cacheRead: 0, cacheWrite5m: null, cacheWrite1h: null, output: 500, reasoning: 100 },
      source: "measured",
    },
    ...{ costUsd: "0.0092", costUpperUsd: null, scripted: false, startedAt: at, firstTokenAt: after(1) },
    endedAt: after(9),
    route: { role: "builder", model: gemini, rule: "role-default", why: "the role's first model" },
    prompt: { id: "build-module", version: 1, sha: "b".repeat(64) },
    packet: { sha: "c".repeat(64), bytes: 1_000, text: "Build it.\n\n# Shop" },
    reply: { sha: "d".repeat(64), text: "the reply" },
    rawUsage: null,
    price: { id: "card1", source: "the provider's price page", asOf: "2026-11-01" },
    ...{ requestId: null, rawFinish: "STOP", maxOutputTokens: 8_000 },
  });
});

test("what failed says why, and a running attempt shows what was written so far", async () => {
  const failed = attemptViewSchema.parse(await readAttempt(deps, "p1", "p1-a3"));
  expect([failed.failure, failed.costUpperUsd, failed.reply]).toEqual([
    { kind: "interrupted", detail: "The server stopped." },
    "0.02",
    { sha: null, text: "" },
  ]);
  const live = makeQueryDeps(db, { live: { kept: async (id) => (id === "p1-a5" ? "so far" : undefined) } });
  const running = attemptViewSchema.parse(await readAttempt(live, "p1", "p1-a5"));
  expect([running.status, running.reply.text, running.price, running.packet.text]).toEqual([
    ...["running", "so far", null, ""],
  ]);
});

test("a price that is no longer in the catalogue is named, not looked up anew", async () => {
  const bare = makeQueryDeps(db, { priceOf: () => undefined });
  expect((await readAttempt(bare, "p1", "p1-a1"))?.price).toEqual({
    ...{ id: "card1", source: "a catalogue before this one", asOf: "2026-11-20" },
  });
});

test("a blueprint is read with its diagnostics, in its newest or any version", async () => {
  const { diagnostics, ...view } = blueprintViewSchema.parse(await readBlueprint(deps, "p1"));
  expect(view).toEqual({
    ...{ markdown: smallBlueprint, version: 2, approved: true, approvedVersion: 2, proposal: null, interrupted: [] },
  });
  expect(new Set(diagnostics.map(({ code }) => code))).toEqual(new Set(["contract-missing", "acceptance-missing"]));
  const first = blueprintViewSchema.parse(await readBlueprint(deps, "p1", 1));
  expect([first.version, first.approved, first.markdown]).toEqual([1, false, "# Shop\n"]);
  expect(await readBlueprint(deps, "p1", 9)).toBeUndefined();
});

test("a project without a blueprint has an empty one, version 0", async () => {
  expect(blueprintViewSchema.parse(await readBlueprint(deps, "new"))).toEqual({
    ...{
      markdown: "",
      version: 0,
      approved: false,
      approvedVersion: null,
      diagnostics: [],
      proposal: null,
      interrupted: [],
    },
  });
});

test("what an approval found is beside what reading finds, and a proposal waits until it is gone", async () => {
  const projectId = "asked";
  const found = { code: "install-failed", severity: "error", message: "No.", lines: { from: 1, to: 1 } } as const;
  await facts.read.projects.insert(makeProject({ id: projectId }));
  await facts.read.versions.insert(
    makeVersion({ projectId, markdown: smallBlueprint, approval: "refused", approvalProblems: [found] }),
  );
  const proposed = { projectId, kind: "change", status: "ended", outcome: "proposed", baseVersion: 1 } as const;
  await facts.read.designs.insert(
    makeDesign({ id: "asked-d", ...proposed, request: "Add a cart.", proposalSha: "e2".repeat(32) }),
  );
  const view = blueprintViewSchema.parse(await readBlueprint(deps, projectId));
  expect(view.diagnostics.at(-1)).toEqual(found);
  expect(view.proposal).toEqual({ designId: "asked-d", baseVersion: 1, markdown: "output e2", why: "Add a cart." });
  await facts.read.designs.change("asked-d", {}, { proposalSha: null });
  expect((await readBlueprint(deps, projectId))?.proposal).toBeNull();
});

test("versions are listed newest first", async () => {
  const page = listOf(versionViewSchema).parse(await listVersions(db, "p1", { limit: 1 }));
  expect(page.items.map(({ version, status }) => [version, status])).toEqual([[2, "approved"]]);
  expect(listOf(versionViewSchema).parse(await listVersions(db, "p1", { limit: 1, cursor: page.next }))).toEqual({
    items: [{ id: "p1-v1", version: 1, author: "architect", note: "draft", status: "saved", words: 1, createdAt: at }],
  });
});

test("the log is listed after a number", async () => {
  const page = listOf(eventViewSchema).parse(await listEvents(db, "p1", { after: 1, limit: 1 }));
  expect(page).toEqual({
    items: [
      {
        ...{ seq: 2, at, type: "build-started", buildId: "p1-b2", moduleId: null, roundId: null, attemptId: null },
        detail: { number: 2 },
      },
    ],
    next: "2",
  });
  expect((await listEvents(db, "p1", { after: 2, limit: 1 }))?.next).toBeUndefined();
  expect(await listEvents(db, "nobody", { after: 0, limit: 1 })).toBeUndefined();
});

test("what does not exist, was deleted, or is another project's is not there", async () => {
  for (const id of ["nobody", "gone"])
    expect(
      await Promise.all([
        ...[readProject(deps, id), readBlueprint(deps, id), readModule(deps, id, "core"), listAttempts(db, id, all)],
        ...[listBuilds(db, id, all), listVersions(db, id, all), listDecisions(db, id, all)],
      ]),
    ).toEqual(Array(7).fill(undefined));
  expect(
    await Promise.all([
      ...[readBuild(db, "new", "p1-b2"), readAttempt(deps, "new", "p1-a1"), readModule(deps, "p1", "nothing")],
    ]),
  ).toEqual([undefined, undefined, undefined]);
});
