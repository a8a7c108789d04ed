import { expect, test } from "vitest";
import { makeBuild, makeBuiltModule, makeProject, makeRun } from "#lib/testing/make-rows.ts";
import { smallBlueprint } from "#lib/testing/small-blueprint.ts";
import { parseBlueprint } from "../blueprint/parse-blueprint.ts";
import { type ModuleStatesInput, moduleStates } from "./module-states.ts";

const blueprint = parseBlueprint(smallBlueprint).blueprint ?? { modules: [] };

const states = (input: Partial<ModuleStatesInput>) =>
  moduleStates({
    blueprint,
    build: makeBuild(),
    runs: [],
    built: [],
    openFindings: new Map(),
    deciding: new Set(),
    merging: new Set(),
    held: new Map(),
    spend: [],
    settings: makeProject().settings,
    ...input,
  });
const waits = (input: Partial<ModuleStatesInput>) => states(input).map(({ id, waitsFor }) => `${id}: ${waitsFor}`);
const run = (moduleId: string, row: Parameters<typeof makeRun>[0] = {}) => makeRun({ moduleId, ...row });
const all = [run("core"), run("ui"), run("docs")];

test("a module waits for its dependencies by name, and one without any for nothing", () => {
  expect(waits({ runs: all })).toEqual(["core: null", "ui: core", "docs: null"]);
});

test("a merged or kept dependency is not waited for", () => {
  const runs = [run("core", { status: "ended", outcome: "kept" }), run("ui"), run("docs")];
  expect(waits({ runs })).toEqual(["core: null", "ui: null", "docs: null"]);
});

test("what waits for a person, a pause or the merge queue says so", () => {
  const runs = [
    run("core", { status: "deciding", rounds: 3 }),
    run("ui", { status: "merging", rounds: 1 }),
    run("docs"),
  ];
  expect(waits({ runs, deciding: new Set(["core"]), merging: new Set(["ui"]) })).toEqual([
    "core: an answer from you",
    "ui: the merge queue",
    "docs: null",
  ]);
  expect(waits({ runs: all, build: makeBuild({ control: "pause", status: "paused" }) })).toEqual([
    "core: the build is paused",
    "ui: the build is paused",
    "docs: the build is paused",
  ]);
});

test("a module in a round does not wait for what it depends on", () => {
  const runs = [run("core"), run("ui", { status: "building", rounds: 1 }), run("docs")];
  expect(waits({ runs })).toEqual(["core: null", "ui: null", "docs: null"]);
});

test("what a build does not touch is shown as the project holds it", () => {
  const built = [
    makeBuiltModule({ moduleId: "core", commit: "c", unexecuted: true }),
    makeBuiltModule({ moduleId: "ui", commit: "u", keptReason: "Good enough." }),
  ];
  const about = { title: "", kind: "logic", openFindings: 0, spendUsd: "0", rounds: 0, held: null };
  expect(
    states({ runs: [run("docs", { rounds: 1, mergedCommit: "d", status: "ended", outcome: "merged" })], built }),
  ).toEqual([
    {
      ...{ ...about, id: "core", title: "core", depends: [], status: "ended", outcome: "merged" },
      ...{ impact: "unchanged", waitsFor: null, unexecuted: true, mergedCommit: "c", keptReason: null },
    },
    {
      ...{ ...about, id: "ui", title: "ui", depends: ["core"], status: "ended", outcome: "kept" },
      ...{ impact: "unchanged", waitsFor: null, unexecuted: false, mergedCommit: "u", keptReason: "Good enough." },
    },
    {
      ...{ ...about, id: "docs", title: "docs", depends: [], status: "ended", outcome: "merged", rounds: 1 },
      ...{ impact: "added", waitsFor: null, unexecuted: false, mergedCommit: "d", keptReason: null },
    },
  ]);
});

test("before any build every module waits for one", () => {
  expect(waits({ build: undefined })).toEqual(["core: a build", "ui: a build", "docs: a build"]);
  expect(waits({})).toContain("core: a build that it is part of");
});

test("what a module's question waits for is shown while its build runs", () => {
  const held = new Map([["core", { says: "gemini/pro is overloaded", until: null }]]);
  const shown = (status: "running" | "paused") =>
    states({ held, runs: all, build: makeBuild({ status }) }).map((state) => state.held?.says ?? null);
  expect(shown("running")).toEqual(["gemini/pro is overloaded", null, null]);
  expect(shown("paused")).toEqual([null, null, null]);
});
