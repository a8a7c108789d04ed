import { afterAll, beforeAll, expect, test } from "vitest";
import { invoiceBlueprint, invoiceReply } from "#lib/testing/invoice/replies.ts";
import { type OpenEngine, openEngine } from "#lib/testing/open-engine.ts";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { testDatabase } from "#lib/testing/test-database.ts";
import { until } from "#lib/testing/until.ts";
import { approveBlueprint } from "../commands/approve-blueprint.ts";
import { createProject } from "../commands/create-project.ts";
import { saveBlueprint } from "../commands/save-blueprint.ts";

const { url } = await testDatabase();
const dataDir = temporaryFolder();
let engine: OpenEngine;

beforeAll(async () => {
  engine = await openEngine(url, dataDir, async (request) => {
    const text = invoiceReply(request);
    return text === undefined ? undefined : { text, firstTokenMs: 0, tokensPerSecond: 1_000 };
  });
});
afterAll(() => engine.close());

test("three modules go from approval to main through a red check, a review and a fix", {
  timeout: 180_000,
}, async () => {
  const { deps } = engine;
  const created = await createProject(deps, {
    name: "Invoice",
    brief: "An invoice.",
    script: "invoice",
    speed: "instant",
  });
  if (!created.ok) throw new Error(created.error.message);
  const projectId = created.value.id;
  expect(await saveBlueprint(deps, { projectId, markdown: invoiceBlueprint, baseVersion: 0 })).toEqual({
    ok: true,
    value: { version: 1, diagnostics: [] },
  });
  const approved = await approveBlueprint(deps, { projectId, version: 1, build: true });
  if (!approved.ok) throw new Error(JSON.stringify(approved.error));
  const buildId = approved.value.build ?? "";
  const ended = async () => {
    const open = await deps.facts.read.decisions.list({ projectId, status: "open" });
    if (open.length > 0) throw new Error(JSON.stringify(open, null, 2));
    return (await deps.facts.read.builds.get(buildId))?.status === "ended";
  };
  await until("the build has ended", ended, 110_000);

  expect(await deps.facts.read.builds.get(buildId)).toMatchObject({ outcome: "merged", phase: "finishing" });
  const runs = await deps.facts.read.runs.list({ buildId });
  expect(runs.map(({ moduleId, outcome, rounds, reviews }) => ({ moduleId, outcome, rounds, reviews }))).toEqual([
    { moduleId: "amounts", outcome: "merged", rounds: 2, reviews: 2 },
    { moduleId: "rates", outcome: "merged", rounds: 1, reviews: 1 },
    { moduleId: "invoice", outcome: "merged", rounds: 1, reviews: 1 },
  ]);
  const findings = await deps.facts.read.findings.list({ buildId });
  expect(findings.map(({ key, status, line, path }) => ({ key, status, line, path }))).toEqual([
    { key: "f1", status: "fixed", line: 3, path: "src/amounts/parse-amount.ts" },
  ]);
  const [ratesRound] = await deps.facts.read.rounds.list({ buildId, moduleId: "rates" });
  expect(ratesRound).toMatchObject({ outcome: "approved", answers: 2, repairs: 1 });
  const main = await deps.repositories.head(projectId, "main");
  const files = await deps.repositories.files(projectId, main ?? "");
  expect(files.map(({ path }) => path)).toContain("src/invoice/total-of.ts");
  const attempts = await deps.facts.read.attempts.list({ projectId });
  expect(attempts.map(({ outcome }) => outcome)).toEqual(attempts.map(() => "finished"));
});

test("the log has no gap, and no attempt was made twice", async () => {
  const { deps, events } = engine;
  const [project] = await deps.facts.read.projects.list({});
  const log = await events.readEvents(project?.id ?? "", 0, 1000);
  expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
  const attempts = await deps.facts.read.attempts.list({ projectId: project?.id ?? "" });
  expect(new Set(attempts.map(({ taskId }) => taskId)).size).toBe(attempts.length);
});
