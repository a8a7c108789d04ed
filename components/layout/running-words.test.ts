import { expect, test } from "vitest";
import { moduleState } from "#components/modules/module-fixtures.ts";
import type { ModuleState } from "#lib/domain/api/build.ts";
import type { ProjectView } from "#lib/domain/api/project.ts";
import { runningWords } from "./running-words.ts";

const running = (...prompts: readonly string[]) => prompts.map((promptId) => ({ promptId })) as ProjectView["attempts"];
const build = (status: "running" | "paused" | "ended", ...modules: readonly Partial<ModuleState>[]) =>
  ({ status, modules: modules.map((change, i) => moduleState(`m${i}`, change)) }) as ProjectView["build"];
const open = [{ status: "open" }] as ProjectView["decisions"];
const held = { says: "Waits", until: null };
const quiet = { attempts: [], build: null, design: null, decisions: [], held: null };

test.each([
  ["nothing is under way", {}, undefined],
  ["a build has ended", { build: build("ended") }, undefined],
  ["requests run", { build: build("running"), attempts: running("build-module", "fix-module") }, "2 running"],
  ["checks run", { build: build("running", { status: "checking" }) }, "Checking"],
  ["it is paused", { build: build("paused", { status: "building" }) }, "Paused"],
  [
    "it is paused, and a request runs on",
    { build: build("paused"), attempts: running("build-module") },
    "Pausing, 1 running",
  ],
  ["a module waits for its provider", { build: build("running", { status: "building", held }) }, "Waiting"],
  ["a design waits for its provider", { design: { status: "running" }, held }, "Waiting"],
  [
    "everything waits for a person",
    { build: build("running", { status: "deciding" }, {}), decisions: open },
    "Waits for you",
  ],
  [
    "one module waits for a person, and another is checked",
    { build: build("running", { status: "deciding" }, { status: "checking" }), decisions: open },
    "Checking",
  ],
  ["the architect's work waits for a person", { design: { status: "running" }, decisions: open }, "Waits for you"],
])("where %s", (_, change, label) => {
  expect(runningWords({ ...quiet, ...(change as Partial<ProjectView>) })?.label).toBe(label);
});
