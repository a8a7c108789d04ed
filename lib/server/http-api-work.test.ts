import { expect, test } from "vitest";
import { allPrompts } from "#lib/prompts/all-prompts.ts";
import { findExamples } from "#lib/prompts/find-examples.ts";
import { ask, get, openedApp, openHttpApi, refusal } from "#lib/testing/http-api.ts";
import { fillProject } from "#lib/testing/made-project.ts";
import { until } from "#lib/testing/until.ts";

await openHttpApi();
const [blueprint = ""] = findExamples(allPrompts["draft-blueprint"].render({ sandbox: "" }).text, "blueprint");

test("a draft begins, says that it needs a key, and is taken over", async () => {
  const { id } = await get("createProject", { body: { name: "Draft", brief: "A clock." } });
  const params = { id };
  expect(await get("startDesign", { params, body: {} })).toMatchObject({ status: "running", kind: "draft" });
  expect(await refusal("startDesign", { params, body: {} })).toEqual([409, "design-running"]);
  expect(await refusal("saveBlueprint", { params, body: { markdown: "# Mine", baseVersion: 0 } })).toEqual([
    409,
    "design-running",
  ]);
  await until("a decision is open", async () => (await get("listDecisions", { params })).items.length > 0);
  expect(await get("stopDesign", { params })).toMatchObject({ status: "ended" });
  await until("the design has ended", async () => (await get("readProject", { params })).design?.status === "ended");
  expect(await get("stopDesign", { params })).toEqual({ id: null, status: "ended" });
});

test("a project is deleted under its running build, and nothing of it stays or fails", async () => {
  const { id } = await get("createProject", { body: { name: "Short-lived", brief: "x" } });
  const params = { id };
  await get("saveBlueprint", { params, body: { markdown: blueprint, baseVersion: 0 } });
  const { build = "" } = await get("approveBlueprint", { params, body: { version: 1, build: true } });
  await until("a decision is open", async () => (await get("listDecisions", { params })).items.length > 0);
  expect((await ask("deleteProject", { params })).status).toBe(204);
  expect(await openedApp().db.project.findUnique({ where: { id } })).toBeNull();
  expect(await refusal("readBuild", { params: { ...params, build } })).toEqual([404, "build-unknown"]);
  expect((await get("listInbox")).items.filter(({ projectId: of }) => of === id)).toEqual([]);
});

test("findings are dismissed and opened again, and attempts are read whole", async () => {
  await fillProject(openedApp().deps.facts, "filled", {}, { status: "ended", outcome: "cancelled" });
  const params = { id: "filled" };
  const finding = "filled-f2";
  const change = (is: string) => ({ params: { ...params, finding }, body: { is, reason: "It is meant so." } });
  const opened = { id: finding, status: "open", ruling: "It is meant so." };
  expect(await get("changeFinding", change("open"))).toMatchObject(opened);
  expect(await get("changeFinding", change("dismissed"))).toMatchObject({ ...opened, status: "dismissed" });
  const [attempt] = (await get("listAttempts", { params, query: "?module=core&limit=1" })).items;
  expect(await get("readAttempt", { params: { ...params, attempt: attempt?.id ?? "" } })).toMatchObject({ ...attempt });
  const first = await get("listAttempts", { params, query: "?limit=2" });
  const second = await get("listAttempts", { params, query: `?limit=500&cursor=${first.next}` });
  const all = await get("listAttempts", { params });
  expect([...first.items, ...second.items]).toEqual(all.items);
});

test("a preview of what is merged is built and found at its address", async () => {
  const { id } = await get("createProject", { body: { name: "Shown", brief: "A page." } });
  const { repositories, sandbox } = openedApp().deps;
  const head = (await repositories.head(id, "main")) ?? "";
  const markdown = blueprint.replace(/preview:\n {2}build: .*\n {2}serve: dist/, "preview:\n  serve: public");
  const write = [
    { path: "blueprint.md", content: markdown },
    { path: "public/index.html", content: "<!doctype html>shown" },
  ];
  const message = { subject: "Merge", trailers: {}, at: new Date() };
  const commit = await repositories.commit(id, head, { write, remove: [] }, message);
  await repositories.moveBranch(id, "main", commit, head);
  expect(await get("buildPreview", { params: { id } })).toMatchObject({ status: "building", builtFrom: commit });
  const read = () => get("readPreview", { params: { id } });
  await until("the preview is built", async () => (await read()).status !== "building");
  const { status, url } = await read();
  // Without a sandbox nothing generated is executed, and the preview says so.
  expect(status).toBe(sandbox.probe.available ? "ready" : "failed");
  if (url !== null) expect(await (await fetch(url)).text()).toBe("<!doctype html>shown");
});

test("the example runs from its script, and says so", async () => {
  const made = await get("runExample", { params: { example: "voxel-world" }, body: { speed: "instant" } });
  expect(made).toMatchObject({ scripted: true, speed: "instant" });
  const params = { id: made.id };
  await until("its blueprint is there", async () => (await get("readBlueprint", { params })).version > 0);
  expect((await get("readBlueprint", { params })).diagnostics.filter(({ severity }) => severity === "error")).toEqual(
    [],
  );
  expect((await get("listPreparedEdits", { params })).items.length).toBe(3);
  const [attempt] = (await get("listAttempts", { params })).items;
  expect(attempt).toMatchObject({ role: "architect", provider: "scripted", scripted: true });
  expect(await get("changeProject", { params, body: { speed: 4 } })).toMatchObject({ speed: 4 });
  expect((await ask("deleteProject", { params })).status).toBe(204);
});
