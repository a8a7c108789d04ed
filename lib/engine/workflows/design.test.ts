import { afterAll, beforeAll, expect, test } from "vitest";
import { saveBlueprint } from "#lib/engine/commands/save-blueprint.ts";
import { startBuild } from "#lib/engine/commands/start-build.ts";
import { startDesign } from "#lib/engine/commands/start-design.ts";
import { stopDesign } from "#lib/engine/commands/stop-design.ts";
import { designTask } from "#lib/engine/steps/design-task.ts";
import { interruptedDrafts } from "#lib/engine/steps/interrupted-drafts.ts";
import { okay, openStage, type Stage } from "#lib/testing/open-stage.ts";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { testDatabase } from "#lib/testing/test-database.ts";
import { textBlueprint } from "#lib/testing/text-blueprint.ts";
import { until } from "#lib/testing/until.ts";

const { url } = await testDatabase();
const dataDir = temporaryFolder();
let stage: Stage;

beforeAll(async () => {
  stage = await openStage(url, dataDir);
});
afterAll(() => stage.close());

/** Far beyond what it takes: a machine may be busy with other things. */
const timeout = 180_000;
const right = textBlueprint({ modules: [{ id: "a" }] });
const wrong = textBlueprint({ modules: [{ id: "a", depends: ["nobody"] }] });

async function designed(projectId: string) {
  const { designs, versions } = stage.deps.facts.read;
  await until("the design has ended", async () => {
    const rows = await designs.list({ projectId });
    return rows.length > 0 && rows.every(({ status }) => status === "ended");
  });
  const design = (await designs.list({ projectId })).at(-1);
  const saved = (await versions.list({ projectId })).map(({ author, note }) => `${author}: ${note}`);
  return { design, saved };
}

test("a draft with errors is repaired once, beside the draft", { timeout }, async () => {
  const story = await stage.project({ blueprint: "", lines: { "draft-blueprint": wrong, "repair-blueprint": wrong } });
  const { projectId } = story;
  okay(await startDesign(stage.deps, { projectId }));
  expect(await startDesign(stage.deps, { projectId })).toMatchObject({ ok: false, error: { type: "design-running" } });
  const { design, saved } = await designed(projectId);
  expect(design).toMatchObject({ outcome: "drafted", resultVersion: 2 });
  expect(saved).toEqual(["architect: draft", "architect: repair"]);
  expect(await story.attempts()).toEqual(["draft-blueprint - complete", "repair-blueprint - complete"]);
});

test("what stands when a person takes over is the person's draft, and the request is settled", {
  timeout,
}, async () => {
  const story = await stage.project({
    blueprint: "",
    lines: { "draft-blueprint": { text: "# Half a", finish: "hang" } },
  });
  const { projectId } = story;
  okay(await startDesign(stage.deps, { projectId }));
  await until("it writes", async () => {
    const [attempt] = await stage.deps.facts.read.attempts.list({ projectId });
    return attempt !== undefined && attempt.firstTokenAt !== null;
  });
  expect(await saveBlueprint(stage.deps, { projectId, markdown: right, baseVersion: 0 })).toMatchObject({
    error: { type: "design-running" },
  });
  okay(await stopDesign(stage.deps, { projectId }));
  okay(await stopDesign(stage.deps, { projectId }));
  const { design, saved } = await designed(projectId);
  expect(design).toMatchObject({ outcome: "taken-over", resultVersion: 1 });
  expect(saved).toEqual(["person: taken over"]);
  const [version] = await stage.deps.facts.read.versions.list({ projectId });
  expect(version?.markdown.trim()).toBe("# Half a");
  expect(await story.attempts()).toEqual(["draft-blueprint - cancelled"]);
});

test("a draft that was cut at its limit is no version; what came is kept with the attempt", { timeout }, async () => {
  const story = await stage.project({
    blueprint: "",
    lines: { "draft-blueprint": { text: "# Cut", finish: "truncated" } },
  });
  const { projectId } = story;
  okay(await startDesign(stage.deps, { projectId }));
  const { design, saved } = await designed(projectId);
  expect(design).toMatchObject({ outcome: "failed", problem: expect.stringContaining("cut at its length limit") });
  expect(saved).toEqual([]);
  const [attempt] = await stage.deps.facts.read.attempts.list({ projectId });
  expect(await stage.deps.artifacts.get(attempt?.replySha ?? "")).toBe("# Cut");
});

test("a draft that broke off is kept beside the document, and the next one is told of it", { timeout }, async () => {
  const story = await stage.project({
    blueprint: "",
    lines: { "draft-blueprint": { text: "# Half a draft", fail: "auth" } },
  });
  const { projectId } = story;
  okay(await startDesign(stage.deps, { projectId }));
  const decision = await story.asked("provider");
  expect(await interruptedDrafts(stage.deps, projectId)).toMatchObject([{ text: "# Half a draft\n" }]);
  expect(await stage.deps.facts.read.versions.list({ projectId })).toEqual([]);
  story.say({ "draft-blueprint": right });
  await story.answer(decision, "retry");
  expect((await designed(projectId)).saved).toEqual(["architect: draft"]);
  expect(await interruptedDrafts(stage.deps, projectId)).toHaveLength(1);
  const told = stage.requests.findLast(({ subject }) => subject.projectId === projectId);
  expect(told?.parts.map(({ text }) => text).join("\n")).toContain("# Half a draft");
});

test("taking over where a draft broke off makes what it wrote the person's draft", { timeout }, async () => {
  const story = await stage.project({
    blueprint: "",
    lines: { "draft-blueprint": { text: "# Half a draft", fail: "auth" } },
  });
  const { projectId } = story;
  okay(await startDesign(stage.deps, { projectId }));
  await story.answer(await story.asked("provider"), "end-partly");
  expect((await designed(projectId)).saved).toEqual(["person: taken over"]);
  expect(await interruptedDrafts(stage.deps, projectId)).toEqual([]);
});

test("a change is asked of the version that it was ordered for, whatever is saved meanwhile", { timeout }, async () => {
  const story = await stage.project({
    blueprint: right,
    lines: { "change-blueprint": { text: "# Changed", finish: "hang" } },
  });
  const { projectId } = story;
  const { id } = okay(await startDesign(stage.deps, { projectId, request: "Write more." }));
  await story.save(textBlueprint({ modules: [{ id: "a", prose: "Mine." }] }));
  // As after a restart: the same question is put together again.
  const { packetSha } = await designTask(stage.deps, id, "change");
  const packet = (await stage.deps.artifacts.get(packetSha)) ?? "";
  expect(packet).toContain("Writes a.");
  expect(packet).not.toContain("Mine.");
  okay(await stopDesign(stage.deps, { projectId }));
  expect((await designed(projectId)).design).toMatchObject({ outcome: "taken-over", baseVersion: 1 });
});

test("a failed draft is asked about, and what it wrote is not lost", { timeout }, async () => {
  const story = await stage.project({ blueprint: "", lines: { "draft-blueprint": { fail: "auth" } } });
  const { projectId } = story;
  okay(await startDesign(stage.deps, { projectId }));
  const decision = await story.asked("provider");
  expect(decision.options.map(({ choice }) => choice)).toEqual(["retry", "end-partly"]);
  story.say({ "draft-blueprint": right });
  await story.answer(decision, "retry");
  expect((await designed(projectId)).design).toMatchObject({ outcome: "drafted", resultVersion: 1 });
});

test("a proposal is kept beside the document until a person settles it", { timeout }, async () => {
  const changed = textBlueprint({ modules: [{ id: "a", prose: "Writes more." }] });
  const story = await stage.project({ blueprint: right, lines: { "change-blueprint": changed } });
  const { projectId } = story;
  expect(await startDesign(stage.deps, { projectId })).toMatchObject({ error: { type: "request-missing" } });
  okay(await startDesign(stage.deps, { projectId, request: "Write more." }));
  const { design, saved } = await designed(projectId);
  expect(design).toMatchObject({ outcome: "proposed", resultVersion: null });
  expect(saved).toEqual(["person: edited"]);
  expect((await stage.deps.artifacts.get(design?.proposalSha ?? ""))?.trim()).toBe(changed.trim());
  okay(await saveBlueprint(stage.deps, { projectId, markdown: changed, baseVersion: 1, proposal: design?.id }));
  expect(await stage.deps.facts.read.designs.get(design?.id ?? "")).toMatchObject({ proposalSha: null });
});

test("two browsers: the second one to save is told, and nothing is overwritten", { timeout }, async () => {
  const { projectId } = await stage.project({ blueprint: right });
  const save = (prose: string) =>
    saveBlueprint(stage.deps, {
      projectId,
      markdown: textBlueprint({ modules: [{ id: "a", prose }] }),
      baseVersion: 1,
    });
  const both = await Promise.all([save("One."), save("Two.")]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both.find(({ ok }) => !ok)).toMatchObject({ error: { type: "blueprint-stale", version: 2 } });
  expect(await stage.deps.facts.read.versions.list({ projectId })).toHaveLength(2);
});

test("nothing is built of what is not approved", { timeout }, async () => {
  const { projectId } = await stage.project({ blueprint: right });
  expect(await startBuild(stage.deps, { projectId })).toMatchObject({ error: { type: "not-approved" } });
});
