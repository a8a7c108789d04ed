import { expect, test } from "vitest";
import { makeBuild, makeRun } from "#lib/testing/make-rows.ts";
import type { Build, ModuleRun } from "./build.ts";
import { planBuild } from "./plan-build.ts";

const ended = (outcome: ModuleRun["outcome"]) => makeRun({ status: "ended", outcome });
const plan = (build: Partial<Build>, runs: readonly ModuleRun[] = [ended("merged")], openDecision = false) =>
  planBuild({
    build: makeBuild({ status: "running", control: "run", phase: "modules", ...build }),
    runs,
    openDecision,
  });

test.each<[string, ReturnType<typeof plan>, unknown]>([
  ["an ended build is done", plan({ status: "ended" }), { do: "done" }],
  [
    "a cancelled one ends at once",
    plan({ control: "cancel" }, [makeRun({})], true),
    { do: "finish", outcome: "cancelled" },
  ],
  ["a question about the whole waits", plan({}, [ended("merged")], true), { do: "wait", why: "an answer from you" }],
  ["modules are waited for", plan({ phase: "whole" }, [ended("merged"), makeRun({})]), { do: "wait", why: "modules" }],
  ["a pause holds up the whole", plan({ control: "pause" }), { do: "wait", why: "the build is paused" }],
  ["the whole is checked", plan({ phase: "modules" }), { do: "check-whole" }],
  ["and checked again", plan({ phase: "whole" }), { do: "check-whole" }],
  ["then reviewed", plan({ phase: "integration" }), { do: "review-whole" }],
  ["then finished", plan({ phase: "finishing" }), { do: "finish", outcome: "merged" }],
  [
    "what is left out makes it partly",
    plan({ phase: "finishing" }, [ended("merged"), ended("left-out")]),
    { do: "finish", outcome: "partly" },
  ],
  ["where nothing is merged nothing is checked", plan({}, [ended("left-out")]), { do: "finish", outcome: "partly" }],
  ["what is kept is not missing", plan({}, [ended("kept")]), { do: "finish", outcome: "merged" }],
  ["a build that only takes away is checked", plan({}, []), { do: "check-whole" }],
])("%s", (_, action, expected) => {
  expect(action).toEqual(expected);
});
