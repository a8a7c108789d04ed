import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { impact } from "../../domain/blueprint/impact.ts";
import { topologicalOrder } from "../../domain/blueprint/module-graph.ts";
import { parseBlueprint } from "../../domain/blueprint/parse-blueprint.ts";
import { parseAnswer } from "../../domain/build/parse-answer.ts";
import { proveFindings } from "../../domain/review/prove-findings.ts";
import { readReply } from "../../domain/review/read-reply.ts";
import { contestRulingSchema, type Verdict, verdictSchema } from "../../domain/review/verdict.ts";
import { sha256 } from "../../domain/sha256.ts";
import { projectRoot } from "../../server/env.ts";
import { modelRequest } from "../../testing/model-request.ts";
import { type Replay, redChecks, runCheck, startReplay, writeTree } from "../../testing/replay-script.ts";
import { temporaryFolder } from "../../testing/temporary-folder.ts";
import { createScripts } from "./create-scripts.ts";

const examples = join(projectRoot, "examples");
const scripts = createScripts(examples);
const edits = ["comment", "contract", "new-module"] as const;

async function draft(): Promise<string> {
  const subject = { promptId: "draft-blueprint", projectId: "p1", script: "voxel-world" };
  const reply = await scripts.findReply(modelRequest({ subject }));
  return reply?.text ?? "";
}

async function variant(...made: readonly string[]): Promise<string> {
  let markdown = await draft();
  for (const edit of made) markdown = scripts.edit("voxel-world", edit, markdown) ?? "";
  return markdown;
}

async function start(...made: readonly string[]): Promise<Replay> {
  return startReplay(await variant(...made), "voxel-world", scripts.findReply);
}

async function verdictOf(replay: Replay, moduleId: string, round: number, findingIds: readonly string[] = []) {
  const text = await replay.ask({ promptId: "review-module", moduleId, round, repair: 0, findingIds });
  const verdict = readReply(text, verdictSchema);
  if (!verdict.ok) throw new Error(verdict.error);
  return { ...verdict.value, findings: proven(replay, verdict.value, moduleId) };
}

function proven(replay: Replay, verdict: Verdict, moduleId: string) {
  const files = [...replay.tree].map(([path, content]) => ({ path, content }));
  const criteria = new Set(replay.module(moduleId).acceptance.map(({ id }) => id));
  const criteriaOf = (path: string) => (path.startsWith(`src/${moduleId}/`) ? criteria : undefined);
  return proveFindings(verdict.findings, { files, criteriaOf });
}

/** Builds all modules in order, with the two repairs that the script has, and answers the finished tree. */
async function buildAll(replay: Replay): Promise<Replay> {
  for (const id of topologicalOrder(replay.blueprint.modules)) {
    replay.begin(id);
    await replay.answer(id, 1, 0);
    if (id === "mesher") await replay.answer(id, 1, 1);
    if (id === "terrain") await replay.answer(id, 2, 0, ["f1"]);
  }
  return replay;
}

test("the blueprint has no diagnostics, and neither has any choice of its prepared edits", async () => {
  for (let choice = 0; choice < 8; choice += 1) {
    const markdown = await variant(...edits.filter((_, index) => choice & (1 << index)));
    expect(parseBlueprint(markdown).diagnostics).toEqual([]);
    expect(scripts.knows("voxel-world", sha256(markdown))).toBe(true);
  }
  const modules = parseBlueprint(await draft()).blueprint?.modules ?? [];
  expect(modules.length).toBe(10);
});

test("each prepared edit makes stale what it says, and no more", async () => {
  const first = parseBlueprint(await draft()).blueprint;
  const impactOf = async (edit: string) => {
    const after = parseBlueprint(await variant(edit)).blueprint;
    if (!first || !after) throw new Error("a blueprint is missing");
    return Object.fromEntries(
      impact(first, after).flatMap(({ moduleId, impact: kind }) => (kind === "unchanged" ? [] : [[moduleId, kind]])),
    );
  };
  expect(await impactOf("comment")).toEqual({});
  expect(await impactOf("contract")).toEqual({ inventory: "rebuild", hud: "rebuild", main: "rebuild" });
  expect(await impactOf("new-module")).toEqual({ daylight: "added", main: "rebuild" });
});

test("for a blueprint that is not its own there is no reply, and an edit is made once", async () => {
  const markdown = await variant("comment");
  expect(scripts.edit("voxel-world", "comment", `${markdown}`)).toBeDefined();
  expect(scripts.edit("voxel-world", "contract", await variant("contract"))).toBeUndefined();
  const other = sha256(`${markdown}\nMore.`);
  expect(scripts.knows("voxel-world", other)).toBe(false);
  const subject = { projectId: "p1", script: "voxel-world", promptId: "build-module", moduleId: "noise", round: 1 };
  expect(await scripts.findReply(modelRequest({ subject: { ...subject, blueprintSha: other } }))).toBeUndefined();
  expect(
    await scripts.findReply(modelRequest({ subject: { ...subject, promptId: "change-blueprint" } })),
  ).toBeUndefined();
  expect(scripts.get("../voxel-world")).toBeUndefined();
});

test("round by round the checks say what the script needs them to say", { timeout: 300_000 }, async () => {
  const folder = temporaryFolder();
  const replay = await start();
  const green = async (id: string) => expect(await redChecks(folder, replay, id)).toEqual([]);
  for (const id of topologicalOrder(replay.blueprint.modules)) {
    replay.begin(id);
    await replay.answer(id, 1, 0);
    if (id === "mesher") {
      const red = await redChecks(folder, replay, id);
      expect(red.length).toBeGreaterThan(0);
      // Red for the types alone too: without a sandbox nothing else is run.
      expect(red[0]).toContain("Property 'vSign' is missing");
      expect(red.join("\n")).toContain("the north face");
      await replay.answer(id, 1, 1);
    }
    await green(id);
    if (id === "terrain") {
      expect(await verdictOf(replay, id, 1)).toMatchObject({
        verdict: "changes",
        findings: [{ severity: "major", breaks: "octaves", proven: true, path: "src/terrain/fractal.ts" }],
      });
      await replay.answer(id, 2, 0, ["f1"]);
      await green(id);
      const rulings = [{ finding: "f1", is: "fixed" }];
      expect(await verdictOf(replay, id, 2, ["f1"])).toEqual({ verdict: "approved", findings: [], rulings });
    } else if (id === "inventory") {
      expect(await verdictOf(replay, id, 1)).toMatchObject({
        verdict: "changes",
        findings: [{ severity: "major", breaks: "nothing-lost", proven: true }],
      });
      const fix = { promptId: "fix-module", moduleId: id, round: 2, repair: 0, findingIds: ["f1"] };
      const answer = parseAnswer(await replay.ask(fix), "7f3a");
      expect(answer).toMatchObject({ files: [], edits: [], answers: [{ finding: "f1", is: "contested" }] });
      const contest = { promptId: "rule-on-contest", moduleId: id, round: 2, findingIds: ["f1"] };
      const ruling = readReply(await replay.ask(contest), contestRulingSchema);
      expect(ruling).toMatchObject({ ok: true, value: { finding: "f1", is: "withdrawn" } });
    } else {
      const verdict = await verdictOf(replay, id, 1);
      expect(verdict.verdict).toBe("approved");
      for (const finding of verdict.findings) expect(finding).toMatchObject({ severity: "minor", proven: true });
    }
  }
  // The repairs lead to the sources as they are kept.
  for (const path of ["src/terrain/fractal.ts", "src/mesher/faces.ts"]) {
    const [, module] = path.split("/");
    const kept = readFileSync(join(examples, "voxel-world/modules", module ?? "", path), "utf8");
    expect(replay.tree.get(path)).toBe(kept);
  }
  const integration = readReply(await replay.ask({ promptId: "review-integration", round: 1 }), verdictSchema);
  if (!integration.ok) throw new Error(integration.error);
  expect(integration.value.verdict).toBe("approved");
  for (const finding of proven(replay, integration.value, "main")) expect(finding.proven).toBe(true);

  for (const command of [...replay.blueprint.stack.checks, replay.blueprint.stack.preview?.build ?? ""]) {
    const { outcome, output } = await runCheck(folder, command);
    expect([command, outcome, outcome === "green" ? "" : output]).toEqual([command, "green", ""]);
  }
  const sources = [...replay.tree].filter(([path]) => path.endsWith(".ts") && !path.endsWith(".test.ts"));
  const lines = sources.reduce((sum, [, content]) => sum + content.split("\n").length, 0);
  expect(lines).toBeGreaterThan(2000);
  for (const [path, content] of replay.tree) expect([path, content.split("\n").length > 400]).toEqual([path, false]);
});

test.each([[["contract"]], [["new-module"]], [["comment", "contract", "new-module"]]])(
  "with the edits %j the whole is green and bundles",
  { timeout: 180_000 },
  async (made) => {
    const folder = temporaryFolder();
    const replay = await buildAll(await start(...made));
    writeTree(folder, replay.tree);
    const { checks, preview } = replay.blueprint.stack;
    for (const command of [...checks, preview?.build ?? ""]) {
      const { outcome, output } = await runCheck(folder, command);
      expect([command, outcome, outcome === "green" ? "" : output]).toEqual([command, "green", ""]);
    }
    for (const id of ["inventory", "main"]) {
      const verdict = await verdictOf(replay, id, 1);
      if (made.includes("contract")) expect(verdict).toEqual({ verdict: "approved", findings: [], rulings: [] });
    }
  },
);
