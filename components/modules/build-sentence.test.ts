import { expect, test } from "vitest";
import type { BuildView } from "#lib/domain/api/build.ts";
import { buildSentence } from "./build-sentence.ts";
import { moduleState } from "./module-fixtures.ts";

const build = (change: Partial<BuildView>): BuildView => ({
  id: "b1",
  number: 1,
  version: 3,
  status: "running",
  control: "run",
  phase: "modules",
  branch: "build/1",
  modules: [
    moduleState("noise", { status: "ended", outcome: "merged" }),
    moduleState("hud", { status: "deciding" }),
    moduleState("main"),
  ],
  createdAt: "2026-11-20T12:00:00.000Z",
  endedAt: null,
  ...change,
});

test.each([
  [{}, "1 of 3 modules of v3 are in. 1 needs you."],
  [
    { status: "paused" },
    "1 of 3 modules of v3 are in. Paused: what is finished stays, and nothing is spent until you resume. 1 needs you.",
  ],
  [{ control: "cancel" }, "1 of 3 modules of v3 are in. Being cancelled: what runs ends within a second."],
  [{ phase: "whole", modules: [] }, "0 of 0 modules of v3 are in. The whole is checked."],
  [
    { status: "ended", outcome: "cancelled" },
    "1 of 3 modules of v3 are in. Cancelled: its branch is kept, and main did not move.",
  ],
  [{ status: "ended", outcome: "merged" }, "1 of 3 modules of v3 are in, and main moved to it."],
] as const)("a build as %j is told as it stands", (change, sentence) => {
  expect(buildSentence(build(change as Partial<BuildView>), 0)).toBe(sentence);
});

test("a pause lets finish what runs, and says that it does", () => {
  const paused = build({ status: "paused", control: "pause" });
  const done = "1 of 3 modules of v3 are in. Pausing:";
  expect(buildSentence(paused, 1)).toBe(`${done} 1 request that runs finishes, and nothing new starts. 1 needs you.`);
  expect(buildSentence(paused, 2)).toContain("2 requests that run finish, and nothing new starts.");
});
