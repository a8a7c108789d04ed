import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { approveBlueprint } from "#lib/engine/commands/approve-blueprint.ts";
import { startBuild } from "#lib/engine/commands/start-build.ts";
import { file, objects, okay, openStage, rules, type Stage, writes } from "#lib/testing/open-stage.ts";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { testDatabase } from "#lib/testing/test-database.ts";
import { type TextModule, textBlueprint } from "#lib/testing/text-blueprint.ts";
import { until } from "#lib/testing/until.ts";

const { url } = await testDatabase();
const dataDir = temporaryFolder();
const clones = temporaryFolder();
let stage: Stage;

beforeAll(async () => {
  stage = await openStage(url, dataDir);
});
afterAll(() => stage.close());

/** Far beyond what it takes: a machine may be busy with other things. */
const timeout = 180_000;
const modules: readonly TextModule[] = [{ id: "a" }, { id: "b", depends: ["a"] }, { id: "c" }];

test("edits build what they made stale, and nothing else", { timeout }, async () => {
  const story = await stage.project({ blueprint: textBlueprint({ modules }) });
  const { projectId } = story;
  const build = async (markdown: string) => {
    const before = (await story.attempts()).length;
    await story.save(markdown);
    await story.build();
    const ended = await story.ended();
    return { ended, asked: (await story.attempts()).slice(before).filter((line) => !line.startsWith("review")) };
  };
  await story.build();
  expect((await story.ended())[0]).toBe("merged");

  const told = [{ id: "a" }, { id: "b", depends: ["a"] }, { id: "c", prose: "Writes more." }];
  expect(await build(textBlueprint({ modules: told }))).toEqual({
    ended: ["merged", "c merged 1"],
    asked: ["build-module c complete"],
  });

  // Commands alone: they are run, and no model is asked, not even for a review.
  const before = (await story.attempts()).length;
  const checked = textBlueprint({ modules: told, checks: ["true"] });
  expect((await build(checked)).ended).toEqual(["merged", "a merged 1", "b merged 1", "c merged 1"]);
  expect((await story.attempts()).length).toBe(before);

  // The shared part alone: nothing is built unless it is named.
  const shared = { modules: told, checks: ["true"], shared: "Smaller files." };
  await story.save(textBlueprint(shared));
  const approved = okay(await approveBlueprint(stage.deps, { projectId, version: 4, build: true }));
  expect(approved.build).toBeUndefined();
  // So the document is all that changes on main, and it does so at once.
  expect(await story.onMain("blueprint.md")).toContain("Smaller files.");
  const head = await stage.deps.repositories.head(projectId, "main");
  okay(await approveBlueprint(stage.deps, { projectId, version: 4, build: false }));
  expect(await stage.deps.repositories.head(projectId, "main")).toBe(head);
  expect(await startBuild(stage.deps, { projectId })).toMatchObject({
    error: { type: "nothing-stale", message: expect.stringContaining("may concern a, b, c") },
  });
  okay(await startBuild(stage.deps, { projectId, modules: ["c"] }));
  expect(await story.ended()).toEqual(["merged", "c merged 1"]);

  // Removed: its files leave main. What a person put there stays.
  push(projectId, "main", "NOTES.txt", "Mine.\n");
  expect((await build(textBlueprint({ ...shared, modules: told.slice(0, 2) }))).ended).toEqual(["merged"]);
  expect(await story.onMain("src/c/c.txt")).toBeUndefined();
  expect(await story.onMain("src/a/a.txt")).toBeDefined();
  expect(await story.onMain("NOTES.txt")).toBe("Mine.\n");

  // Renamed: it goes on under its new name.
  const renamed = [{ id: "z", was: "a", folder: "a", prose: "Writes a.", checks: ["grep -q good src/a/a.txt"] }];
  expect((await build(textBlueprint({ ...shared, modules: renamed }))).ended).toEqual(["merged"]);
  const held = await stage.deps.facts.read.builtModules.list({ projectId });
  expect(held.map(({ moduleId }) => moduleId)).toEqual(["z"]);
  expect(await story.onMain("src/b/b.txt")).toBeUndefined();
});

test("a module that does not fit the moved tip goes back to a round on top of it", { timeout }, async () => {
  // Both are green alone; on the tip they say the same, which the project's check refuses.
  const clash = `if test -f src/a/a.txt && test -f src/b/b.txt; then ! cmp -s src/a/a.txt src/b/b.txt; fi`;
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const story = await stage.project({
    blueprint: textBlueprint({ modules: [{ id: "a" }, { id: "b" }], checks: [clash] }),
    lines: {
      "build-module a": writes("good"),
      "build-module b": writes("good"),
      "review-module b": async (subject) => {
        await held;
        return rules("fixed")(subject);
      },
    },
  });
  const buildId = await story.build();
  await until("a is merged", async () => (await stage.deps.facts.read.runs.get(`${buildId}:a`))?.outcome === "merged");
  release();
  expect(await story.ended()).toEqual(["merged", "a merged 1", "b merged 2"]);
  const merges = await stage.deps.facts.read.merges.list({ buildId, moduleId: "b" });
  expect(merges.map(({ outcome }) => outcome)).toEqual(["red", "merged"]);
  expect(await story.onMain("src/b/b.txt")).toBe("good b 2.0\n");
});

const place = "echo 'src/a/a.txt(1,1): error TS1: a is wrong'; exit 1";
const red: readonly TextModule[] = [
  { id: "a" },
  { id: "b", depends: ["a"], checks: [`grep -q right src/a/a.txt || grep -q own src/b/b.txt || { ${place}; }`] },
];

test("red in another module's file: that one gets a further round, and this one is checked again on top", {
  timeout,
}, async () => {
  const story = await stage.project({
    blueprint: textBlueprint({
      modules: [
        red[0] ?? { id: "a" },
        {
          id: "b",
          depends: ["a"],
          checks: [`if test -f src/b/b.txt; then grep -q right src/a/a.txt || { ${place}; }; fi`],
        },
      ],
    }),
    lines: {
      "rule-on-red": JSON.stringify({ module: "a", reason: "a does not keep its section." }),
      "fix-module a": writes("good and right"),
    },
  });
  await story.build();
  expect(await story.ended()).toEqual(["merged", "a merged 2", "b merged 1"]);
  expect((await story.attempts()).filter((line) => line.includes(" b "))).toEqual([
    "build-module b complete",
    "rule-on-red b complete",
    "review-module b complete",
  ]);
  expect(await story.onMain("src/a/a.txt")).toBe("good and right\n");
});

test("red in another module's file that the architect lays on this one goes back to its builder", {
  timeout,
}, async () => {
  const check = `if test -f src/b/b.txt; then grep -q own src/b/b.txt || { ${place}; }; fi`;
  const story = await stage.project({
    blueprint: textBlueprint({ modules: [{ id: "a" }, { id: "b", depends: ["a"], checks: [check] }] }),
    lines: {
      "rule-on-red": JSON.stringify({ module: "b", reason: "b calls it wrongly." }),
      "build-module b 1.1": writes("good own"),
    },
  });
  await story.build();
  expect(await story.ended()).toEqual(["merged", "a merged 1", "b merged 1"]);
  const second = stage.requests.filter(
    ({ subject }) => subject.projectId === story.projectId && subject.repair === 1,
  )[0];
  expect(second?.parts.map(({ text }) => text).join("\n")).toContain(
    "The architect rules that this is yours: b calls it wrongly.",
  );
});

test("red that is the blueprint's is a person's to decide", { timeout }, async () => {
  const check = `if test -f src/b/b.txt; then ${place}; fi`;
  const story = await stage.project({
    blueprint: textBlueprint({ modules: [{ id: "a" }, { id: "b", depends: ["a"], checks: [check] }] }),
    lines: { "rule-on-red": JSON.stringify({ module: "b", reason: "Blueprint: the command is wrong." }) },
  });
  await story.build();
  const decision = await story.asked("checks-stayed-red", "b");
  expect(decision.detail).toContain("Blueprint: the command is wrong.");
  await story.answer(decision, "leave-out");
  expect(await story.ended()).toEqual(["partly", "a merged 1", "b left-out 1"]);
});

test("a blocking finding on the whole reopens its module, and the build ends merged", { timeout }, async () => {
  let asked = 0;
  const story = await stage.project({
    blueprint: textBlueprint({ modules }),
    lines: {
      "review-integration": () =>
        asked++ === 0
          ? objects({ path: "src/a/a.txt" })({} as never)
          : JSON.stringify({ verdict: "approved", findings: [], rulings: [] }),
    },
  });
  await story.build();
  expect(await story.ended()).toEqual(["merged", "a merged 2", "b merged 1", "c merged 1"]);
  expect(await story.rounds("a")).toEqual(["build approved", "fix approved"]);
  expect(await story.findings("a")).toEqual(["f1 fixed"]);
});

test("what a person pushed to main during a build is joined and checked; what conflicts is asked", {
  timeout,
}, async () => {
  let push1 = () => {};
  const story = await stage.project({
    blueprint: textBlueprint({ modules: [{ id: "a" }] }),
    lines: {
      "review-integration": () => {
        push1();
        return JSON.stringify({ verdict: "approved", findings: [], rulings: [] });
      },
    },
  });
  const { projectId } = story;
  push1 = () => {
    push1 = () => {};
    push(projectId, "main", "NOTES.txt", "Mine.\n");
  };
  await story.build();
  expect(await story.ended()).toEqual(["merged", "a merged 1"]);
  expect([await story.onMain("NOTES.txt"), await story.onMain("src/a/a.txt")]).toEqual(["Mine.\n", "good a 1.0\n"]);
  expect((await story.attempts()).filter((line) => line.startsWith("review-integration"))).toHaveLength(1);

  await story.save(textBlueprint({ modules: [{ id: "a", prose: "Writes else." }] }));
  push1 = () => {
    push1 = () => {};
    push(projectId, "main", "src/a/a.txt", "good by me\n");
  };
  story.say({
    "build-module": (s) => file(s, "src/a/a.txt", "good by it"),
    "review-integration": () => {
      push1();
      return JSON.stringify({ verdict: "approved", findings: [], rulings: [] });
    },
  });
  await story.build();
  const decision = await story.asked("main-moved");
  expect(decision.detail).toContain("src/a/a.txt");
  await story.answer(decision, "end-partly");
  expect((await story.ended())[0]).toBe("cancelled");
  expect(await story.onMain("src/a/a.txt")).toBe("good by me\n");
});

let pushes = 0;
/** A person's commit, by their own git. */
function push(projectId: string, branch: string, path: string, text: string): void {
  const folder = join(clones, `${projectId}-${pushes++}`);
  const git = (...args: string[]) => execFileSync("git", args, { cwd: folder, stdio: "pipe" });
  execFileSync("git", ["clone", "-q", "-b", branch, stage.deps.repositories.path(projectId), folder], {
    stdio: "pipe",
  });
  writeFileSync(join(folder, path), text);
  git("add", "-A");
  git("-c", "user.name=P", "-c", "user.email=p@example.test", "commit", "-q", "-m", "By hand");
  git("push", "-q", "origin", branch);
}
