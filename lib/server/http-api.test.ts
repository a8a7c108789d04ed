import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Operation } from "#lib/http/operation.ts";
import { type OperationId, operations } from "#lib/http/operations.ts";
import { allPrompts } from "#lib/prompts/all-prompts.ts";
import { findExamples } from "#lib/prompts/find-examples.ts";
import { ask, get, openedApp, openHttpApi, refusal, routeFile } from "#lib/testing/http-api.ts";
import { until } from "#lib/testing/until.ts";

await openHttpApi();
const [blueprint = ""] = findExamples(allPrompts["draft-blueprint"].render({ sandbox: "" }).text, "blueprint");
let projectId: string;

test.each(Object.values(operations) as Operation[])("$id has its route", async (operation) => {
  expect(existsSync(routeFile(operation))).toBe(true);
  expect(await import(routeFile(operation))).toHaveProperty(operation.method);
});

describe("a project from brief to files", () => {
  test("is made, listed and changed", async () => {
    const made = await get("createProject", { body: { name: "Split", brief: "Who owes whom?", budgetUsd: "2.50" } });
    projectId = made.id;
    expect(made).toMatchObject({ name: "Split", status: "describing", budgetUsd: "2.5", scripted: false });
    expect((await get("listProjects")).items.map(({ id }) => id)).toEqual([projectId]);
    const changed = await get("changeProject", {
      params: { id: projectId },
      body: { name: "Split the bill", budgetUsd: null },
    });
    expect(changed).toMatchObject({ id: projectId, name: "Split the bill", budgetUsd: null });
  });

  test("has an estimate before anything is spent", async () => {
    const params = { id: projectId };
    const estimate = await get("estimateProject", { params });
    expect(Number(estimate.high)).toBeGreaterThan(Number(estimate.low));
    expect((await get("estimateNew", { body: { briefCharacters: 14 } })).modules).toEqual(estimate.modules);
  });

  test("has a blueprint with versions and impact", async () => {
    const params = { id: projectId };
    expect(await get("readBlueprint", { params })).toMatchObject({ version: 0, markdown: "", diagnostics: [] });
    const saved = await get("saveBlueprint", { params, body: { markdown: blueprint, baseVersion: 0 } });
    expect(saved).toMatchObject({ version: 1, approved: false, diagnostics: [] });
    expect(await refusal("saveBlueprint", { params, body: { markdown: "# Other", baseVersion: 0 } })).toEqual([
      409,
      "blueprint-stale",
    ]);
    const edited = blueprint.replace("Empty text gives", "A text that is empty gives");
    await get("saveBlueprint", { params, body: { markdown: edited, baseVersion: 1 } });
    expect((await get("listVersions", { params })).items.map(({ version }) => version)).toEqual([2, 1]);
    expect((await get("readVersion", { params: { ...params, version: "1" } })).markdown).toBe(blueprint);
    const impact = await get("readImpact", { params, query: "?from=1&to=2" });
    expect(impact).toMatchObject({ stale: 1, modules: [{}, {}, {}, { id: "page", impact: "rebuild" }] });
    expect(await get("readImpact", { params, query: "?from=0&to=1" })).toMatchObject({ stale: 4 });
  });

  test("is refused to build before approval, and with errors is not approved", async () => {
    const params = { id: projectId };
    expect(await refusal("startBuild", { params, body: {} })).toEqual([409, "not-approved"]);
    await get("saveBlueprint", { params, body: { markdown: "# Nothing\n", baseVersion: 2 } });
    const response = await ask("approveBlueprint", { params, body: { version: 3 } });
    expect(response.status).toBe(422);
    expect((await response.json()).error).toMatchObject({
      type: "blueprint-invalid",
      diagnostics: expect.arrayContaining([expect.objectContaining({ code: "stack-missing" })]),
    });
  });

  test("is approved and built until something waits for a person", async () => {
    const params = { id: projectId };
    const approved = await get("approveBlueprint", { params, body: { version: 1, build: true } });
    const build = approved.build ?? "";
    expect(await get("readBuild", { params: { ...params, build } })).toMatchObject({ version: 1, number: 1 });
    expect((await get("listBuilds", { params })).items.map(({ id }) => id)).toEqual([build]);
    expect(await refusal("startBuild", { params, body: {} })).toEqual([409, "build-live"]);
    // No provider has a key here, so the first module that needs a model asks a person.
    const open = async () => (await get("listDecisions", { params, query: "?status=open" })).items;
    await until("a decision is open", async () => (await open()).length > 0);
    expect((await get("listInbox")).items).toEqual(await open());
    expect(await open()).toEqual([
      expect.objectContaining({ projectId, projectName: "Split the bill", reason: "provider", moduleId: "amounts" }),
    ]);
    const view = await get("readModule", { params: { ...params, module: "amounts" } });
    expect(view).toMatchObject({ id: "amounts", buildId: build, decisions: [{ status: "open" }] });
  });

  test("its build is paused, resumed and stopped", async () => {
    const [build] = (await get("listBuilds", { params: { id: projectId } })).items;
    const params = { id: projectId, build: build?.id ?? "" };
    expect(await get("pauseBuild", { params })).toMatchObject({ status: "paused", control: "pause" });
    expect(await get("resumeBuild", { params })).toMatchObject({ status: "running", control: "run" });
    expect(await get("stopBuild", { params })).toMatchObject({ status: "paused", control: "stop" });
    expect(await get("resumeBuild", { params })).toMatchObject({ status: "running", control: "run" });
  });

  test("ends when what waits is answered, by one of its options only", async () => {
    const [decision] = (await get("listInbox")).items;
    const params = { id: projectId, decision: decision?.id ?? "" };
    const answer = (choice: string) => ({ params, body: { choice, note: "not now" } });
    expect(await refusal("answerDecision", answer("approve everything"))).toEqual([422, "choice-unknown"]);
    const answered = await get("answerDecision", answer("leave-out"));
    expect(answered).toMatchObject({ status: "answered", choice: "leave-out", note: "not now" });
    expect(await refusal("answerDecision", answer("retry"))).toEqual([409, "decision-answered"]);
    const build = { id: projectId, build: decision?.buildId ?? "" };
    await until("the build has ended", async () => (await get("readBuild", { params: build })).status === "ended");
    expect(await get("readBuild", { params: build })).toMatchObject({ outcome: "partly" });
    expect(await refusal("pauseBuild", { params: build })).toEqual([409, "build-ended"]);
  });

  test("another build is cancelled for good", async () => {
    const round = { params: { id: projectId, module: "settle" }, body: { note: "Once more." } };
    const ordered = await get("requestRound", round);
    expect(ordered).toMatchObject({ module: "settle", status: "building" });
    expect(await refusal("requestRound", round)).toEqual([409, "module-busy"]);
    expect(await refusal("startBuild", { params: { id: projectId }, body: { modules: ["none"] } })).toEqual([
      404,
      "module-unknown",
    ]);
    const both = { params: { id: projectId }, body: { instead: true, modules: ["settle"] } };
    expect((await ask("startBuild", both)).status).toBe(400);
    const other = await get("startBuild", { params: { id: projectId }, body: { instead: true } });
    expect(other.id).not.toBe(ordered.build);
    expect(await get("readBuild", { params: { id: projectId, build: ordered.build } })).toMatchObject({
      outcome: "cancelled",
    });
    const params = { id: projectId, build: other.id };
    expect(await get("cancelBuild", { params })).toMatchObject({ control: "cancel" });
    await until("the build has ended", async () => (await get("readBuild", { params })).status === "ended");
    expect(await get("readBuild", { params })).toMatchObject({ outcome: "cancelled" });
  });

  test("has files as a list, one by one, as a diff and as an archive", async () => {
    const params = { id: projectId };
    const { items, commit } = await get("listFiles", { params, query: "?at=blueprint/v1" });
    expect(items.find(({ path }) => path === "src/amounts/contract.ts")).toMatchObject({ moduleId: "amounts" });
    const path = { params: { ...params, path: "src/amounts/contract.ts" }, query: "?at=blueprint/v1" };
    expect(await get("readFile", path)).toMatchObject({ commit, text: expect.stringContaining("export type Cents") });
    const raw = await ask("readFile", { ...path, query: `${path.query}&raw=1` });
    expect(Object.fromEntries(raw.headers)).toMatchObject({
      "content-type": "text/plain; charset=utf-8",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
    });
    expect(await raw.text()).toContain("export type Cents");
    expect(await refusal("readFile", { ...path, params: { ...params, path: "src/nothing.ts" } })).toEqual([
      404,
      "file-unknown",
    ]);
    expect(await refusal("listFiles", { params, query: "?at=build/77" })).toEqual([404, "commit-unknown"]);
    expect(await refusal("listFiles", { params, query: `?at=${"0".repeat(40)}` })).toEqual([404, "commit-unknown"]);
    expect(await refusal("listFiles", { params, query: "?at=--upload-pack" })).toEqual([400, "invalid"]);
    const diff = await get("readDiff", { params, query: "?from=main&to=blueprint/v1&module=settle" });
    expect(diff.files).toEqual([
      { path: "src/settle/contract.ts", status: "added", added: expect.any(Number), removed: 0 },
    ]);
    expect(diff.patch).toContain("+++ b/src/settle/contract.ts");
    const archive = await ask("readArchive", { params, query: "?at=blueprint/v1" });
    expect(archive.headers.get("content-disposition")).toMatch(
      /^attachment; filename="split-the-bill-[0-9a-f]{7}\.zip"$/,
    );
    expect(
      Buffer.from(await archive.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe("PK");
  });

  test("has no preview before something is merged", async () => {
    const params = { id: projectId };
    expect(await get("readPreview", { params })).toMatchObject({ status: "unavailable" });
    expect(await refusal("buildPreview", { params })).toEqual([409, "preview-unavailable"]);
  });

  test("has attempts, spend and a log", async () => {
    const params = { id: projectId };
    expect((await get("listAttempts", { params })).items).toEqual([]);
    expect(await get("readSpend", { params })).toMatchObject({ total: { usd: "0", unknown: 0 } });
    expect(await get("readAllSpend")).toMatchObject({ total: { attempts: 0 } });
    const { items } = await get("readEvents", { params, query: "?after=1" });
    expect(items.map(({ seq }) => seq)).toEqual(items.map((_, index) => index + 2));
  });

  test("streams its log from where the client left off, and ends with the deletion", async () => {
    const params = { id: projectId };
    const log = (await get("readEvents", { params })).items;
    const stream = await ask("readEvents", {
      params,
      headers: { accept: "text/event-stream", "last-event-id": String(log.length - 1) },
    });
    expect(stream.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    const whole = stream.text();
    expect((await ask("deleteProject", { params })).status).toBe(204);
    const ids = Array.from((await whole).matchAll(/^id: (\d+)$/gm), ([, id]) => Number(id));
    expect(ids[0]).toBe(log.length);
    expect(ids).toEqual(ids.map((_, index) => log.length + index));
    expect(await whole).toContain('"type":"project-deleted"');
    expect(await refusal("readProject", { params })).toEqual([404, "project-unknown"]);
  });
});

describe("a provider's bill", () => {
  const params = { provider: "anthropic", day: "2026-11-20" };
  const lines = [{ model: "Claude Opus 4.6", usd: "1.25", tokens: 400 }];

  test("is kept, listed, changed as it was seen, and deleted", async () => {
    expect(await get("readBill", { params })).toMatchObject({ ...params, bill: null, ours: [] });
    const put = await get("putBill", { params, body: { revision: 0, lines, note: "from the console" } });
    expect(put.bill).toMatchObject({ revision: 1, lines, note: "from the console" });
    expect(await refusal("putBill", { params, body: { revision: 0, lines } })).toEqual([409, "bill-changed"]);
    const changed = await get("putBill", {
      params,
      body: { revision: 1, lines: [{ model: "a credit", usd: "-0.5" }] },
    });
    expect(changed.bill).toMatchObject({
      revision: 2,
      lines: [{ model: "a credit", usd: "-0.5", tokens: null }],
      note: "",
    });
    expect(changed.bill?.createdAt).toBe(put.bill?.createdAt);
    const { items } = await get("listBills");
    expect(items).toMatchObject([{ ...params, theirsUsd: "-0.5", oursUsd: "0", differenceUsd: "-0.5" }]);
    expect((await ask("deleteBill", { params })).status).toBe(204);
    expect(await refusal("deleteBill", { params })).toEqual([404, "bill-unknown"]);
    expect((await get("listBills")).items).toEqual([]);
  });

  test.each([
    [{ revision: 0, lines: [] }, "lines: A bill has at least one line"],
    [{ revision: 0, lines: [{ model: "x", usd: "1,25" }] }, "lines.0.usd: is no amount of dollars"],
    [{ revision: 0, lines: [{ model: "x", usd: "1000001" }] }, "lines.0.usd: is no amount of dollars"],
    [{ revision: 0, lines: [{ model: " ", usd: "1" }] }, "lines.0.model: Name the model"],
    [{ lines }, "revision: "],
  ])("that makes no sense is refused with its field: %j", async (body, words) => {
    const { error } = await (await ask("putBill", { params, body })).json();
    expect([error.type, error.message]).toEqual(["invalid", expect.stringContaining(words)]);
  });

  test("of the scripted provider, or of no day, is none", async () => {
    expect(await refusal("readBill", { params: { ...params, provider: "scripted" } })).toEqual([404, "bill-unknown"]);
    expect(await refusal("readBill", { params: { ...params, day: "2026-02-30" } })).toEqual([404, "bill-unknown"]);
  });
});

describe("settings", () => {
  test("name models, roles and providers, and never a key", async () => {
    expect((await get("listModels")).items.length).toBeGreaterThan(5);
    const key = "sk-ant-not-a-real-key-1234";
    const body = { id: "anthropic", key, baseUrl: "http://127.0.0.1:1/" };
    const put = await ask("putProvider", { body });
    const text = await put.text();
    expect([put.status, text.includes(key)]).toEqual([200, false]);
    expect(JSON.parse(text)).toMatchObject({ id: "anthropic", status: "failing", keySource: "settings", hint: "1234" });
    expect((await get("listProviders")).items.map(({ id }) => id)).toContain("anthropic");
    await get("putProvider", { body: { id: "anthropic", key: null, baseUrl: null } });
    const roles = await get("readRoles");
    const preset = roles.presets.find(({ id }) => id === "original");
    expect((await get("putRoles", { body: preset?.roles ?? {} })).assigned).toEqual(preset?.roles);
    expect(await refusal("putRoles", { body: { builder: [{ provider: "gemini", model: "gemini-0" }] } })).toEqual([
      422,
      "model-unknown",
    ]);
    expect((await get("putRoles", { body: {} })).assigned).toEqual({});
  });

  test("health and description answer", async () => {
    expect(await get("readHealth")).toMatchObject({ version: "0.1.0", database: "embedded", troubles: [] });
    const { troubles } = openedApp();
    troubles.say("one thing", "This fails. It is tried again.");
    const since = expect.any(String);
    const open = [{ since, says: "This fails. It is tried again." }];
    expect(await get("readHealth")).toMatchObject({ status: "degraded", troubles: open });
    troubles.over("one thing");
    expect((await get("readHealth")).troubles).toEqual([]);
    expect(await get("readOpenapi")).toMatchObject({ openapi: "3.1.0", info: { version: "0.1.0" } });
  });
});

const ids: Readonly<Record<string, string>> = {
  id: "prj_none",
  build: "bld_none",
  module: "none",
  finding: "fnd_none",
  decision: "dec_none",
  attempt: "att_none",
  version: "7",
  path: "none.ts",
  example: "none",
  provider: "none",
  day: "2026-11-31",
};
const bodies: Partial<Record<OperationId, unknown>> = {
  changeProject: { name: "x" },
  saveBlueprint: { markdown: "# X", baseVersion: 0 },
  approveBlueprint: { version: 1 },
  changeFinding: { is: "dismissed", reason: "no" },
  answerDecision: { choice: "again" },
  putBill: { revision: 0, lines: [{ model: "x", usd: "1" }] },
};
const queries: Partial<Record<OperationId, string>> = { readImpact: "?from=0&to=1", readDiff: "?from=main&to=build/1" };

const named = (Object.keys(operations) as OperationId[]).filter((id) => operations[id].path.includes("{"));

test.each(named)("%s says that there is no such thing, by a refusal that it declares", async (id) => {
  const given = {
    params: ids,
    body: bodies[id] ?? (operations[id].method === "GET" ? undefined : {}),
    query: queries[id] ?? "",
  };
  const [status, type] = await refusal(id, given);
  expect([status, (operations[id].refusals as readonly string[]).includes(type)]).toEqual([404, true]);
});

test("a repeated POST makes one project", async () => {
  const given = { body: { name: "Once", brief: "Once." }, headers: { "idempotency-key": "once" } };
  const [first, second] = [await get("createProject", given), await get("createProject", given)];
  expect(second.id).toBe(first.id);
  expect((await get("listProjects")).items.filter(({ name }) => name === "Once")).toHaveLength(1);
  expect(await refusal("createProject", { ...given, body: { name: "Twice", brief: "Twice." } })).toEqual([
    422,
    "idempotency-key-reused",
  ]);
});

test.each([
  [{ name: "", brief: "x" }, "name: Give the project a name"],
  [{ name: "x", brief: " " }, "brief: Describe what is to be built"],
  [{ name: "x", brief: "y".repeat(200_001) }, "brief: A brief has at most 200,000 characters"],
  [{ name: "x", brief: "y", budgetUsd: "lots" }, "budgetUsd: "],
  [{ name: "x", brief: "y", settings: { parallel: 0 } }, "settings.parallel: "],
  [{ name: "x", brief: "y", colour: "red" }, "colour: is not a field of this request"],
])("a bad project is refused with its field", async (body, words) => {
  const response = await ask("createProject", { body });
  const { error } = await response.json();
  expect([response.status, error.type, error.message]).toEqual([400, "invalid", expect.stringContaining(words)]);
});
