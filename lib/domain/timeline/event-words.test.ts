import { expect, test } from "vitest";
import { type EventType, eventTypes } from "./event.ts";
import { eventWords } from "./event-words.ts";

const said = (type: EventType, detail: Record<string, unknown> = {}, moduleId: string | null = null) =>
  eventWords({ type, moduleId, detail });

test.each([
  [said("blueprint-saved", { version: 2, author: "architect" }), "Blueprint v2 saved by Architect"],
  [
    said("attempt-started", { role: "builder", promptId: "build-module" }, "mesher"),
    "Builder starts build-module for mesher",
  ],
  [
    said("attempt-ended", { role: "builder", promptId: "build-module", outcome: "failed", failure: "cut" }, "mesher"),
    "Builder failed build-module for mesher: the model was cut off in the middle of its answer; its cost is not known",
  ],
  [
    said("attempt-ended", {
      ...{ role: "builder", promptId: "build-module", outcome: "failed", failure: "connect" },
      ...{ costUsd: "0", source: "none", model: "pro" },
    }),
    "Builder failed build-module: pro could not be reached; nothing was spent",
  ],
  [
    said("attempt-ended", {
      ...{ role: "builder", promptId: "build-module", outcome: "failed", failure: "empty" },
      ...{ costUsd: "0.25", source: "estimated" },
    }),
    "Builder failed build-module: the model answered nothing; about $0.25",
  ],
  [
    said("attempt-ended", {
      ...{ role: "builder", promptId: "build-module", outcome: "cancelled", failure: "cancelled" },
      ...{ costUsd: "0.00736", source: "estimated" },
    }),
    "Builder was stopped at build-module; about $0.0074",
  ],
  [
    said("attempt-ended", { role: "builder", promptId: "build-module", outcome: "failed", failure: "bored" }),
    "Builder failed build-module: the model failed (bored); its cost is not known",
  ],
  [said("design-ended", { outcome: "failed", problem: "It was cut." }), "Design failed: It was cut."],
  [said("design-ended", { outcome: "taken-over", problem: null }), "Design ended: taken over"],
  [said("build-stopping", { control: "stop" }), "Build is being stopped"],
  [said("build-stopping", { control: "cancel" }), "Build is being cancelled"],
  [said("round-ended", { number: 1, outcome: "person" }, "hud"), "hud: round 1 ended: by a person"],
  [said("round-ended", { number: 1, outcome: "review-limit" }, "hud"), "hud: round 1 ended: review limit"],
  [said("decision-answered", { choice: "leave-out" }), "Decided: left out"],
  [
    said("attempt-ended", {
      ...{ role: "builder", promptId: "build-module", outcome: "finished", failure: null },
      ...{ model: "flash", requested: "pro" },
    }),
    "Builder finished build-module, answered by flash instead of pro",
  ],
  [
    said(
      "attempt-started",
      {
        ...{ role: "builder", promptId: "build-module", number: 4, rule: "next-model" },
        ...{ why: "gemini/pro is overloaded; this is the next of the role." },
      },
      "hud",
    ),
    "Builder starts build-module for hud, try 4: gemini/pro is overloaded; this is the next of the role.",
  ],
  [
    said("attempt-waiting", { says: "gemini/pro is overloaded", inMs: 2_400 }, "hud"),
    "hud: gemini/pro is overloaded; again in 3 s",
  ],
  [
    said("attempt-started", {
      role: "builder",
      promptId: "build-module",
      number: 2,
      after: "gemini/pro is overloaded",
    }),
    "Builder starts build-module, try 2: gemini/pro is overloaded",
  ],
  [
    said("attempt-waiting", { says: "gemini/pro has no quota left", inMs: 7_201_000 }),
    "gemini/pro has no quota left; again in 2 h 1 min",
  ],
  [said("attempt-waiting", { says: "Held up", inMs: 130_000 }), "Held up; again in 3 min"],
  [said("attempt-waiting", { says: "Held up", inMs: 10_800_000 }), "Held up; again in 3 h"],
  [
    said("attempt-waiting", { says: "Waits for a free place at Anthropic (8 of 8)", inMs: null }, "hud"),
    "hud: Waits for a free place at Anthropic (8 of 8)",
  ],
  [said("review-ended", { verdict: "changes", findings: 1 }, "noise"), "noise: reviewer asks for changes, 1 finding"],
  [
    said("review-ended", { verdict: "approved", outcome: "approved-with-minor" }),
    "Whole: reviewer approves with minor findings",
  ],
  [
    said("review-ended", { verdict: "approved", outcome: "ask-again" }, "noise"),
    "noise: reviewer contradicts itself; its verdict does not hold",
  ],
  [said("round-started", { number: 2, escalated: false }, "noise"), "noise: round 2 starts"],
  [
    said("round-started", { number: 3, escalated: true }, "noise"),
    "noise: round 3 starts, escalated to the next model",
  ],
  [said("merge-ended", { outcome: "conflict" }, "hud"), "hud: merge in conflict, back to the builder"],
  [
    said("approval-refused", { version: 2, problems: [{ code: "x", message: "`jest` is not installed" }] }),
    "Approval of v2 refused: `jest` is not installed",
  ],
  [said("build-ended", { outcome: "partly" }), "Build ended: partly"],
])("%s", (words, expected) => expect(words).toBe(expected));

test("every type has words, also when nothing is told", () => {
  for (const type of eventTypes) {
    expect(said(type, {}, "noise")).toMatch(/^[A-Za-z].*\w$|\?$/);
    expect(said(type, {}, "noise")).not.toContain("undefined");
  }
});

test("a type of a newer server is shown by its name", () => {
  expect(said("module-painted" as EventType)).toBe("module-painted");
});
