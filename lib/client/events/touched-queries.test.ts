import { expect, test } from "vitest";
import type { EventView } from "#lib/domain/api/event.ts";
import { touchedQueries } from "./touched-queries.ts";

function event(change: Partial<EventView>): EventView {
  const none = { buildId: null, moduleId: null, roundId: null, attemptId: null };
  return { seq: 1, at: "2026-11-20T12:00:00.000Z", type: "project-changed", ...none, detail: {}, ...change };
}

test("an attempt that ended touches the spend, its module and itself", () => {
  expect(touchedQueries("p1", event({ type: "attempt-ended", moduleId: "mesher", attemptId: "a1" }))).toEqual([
    ["project", "p1", "view"],
    ["project", "p1", "attempts"],
    ["project", "p1", "spend"],
    ["project", "p1", "module", "mesher"],
    ["project", "p1", "builds"],
    ["project", "p1", "blueprint"],
    ["project", "p1", "attempt", "a1"],
  ]);
});

test("a decision touches the inbox of all projects", () => {
  expect(touchedQueries("p1", event({ type: "decision-opened" }))).toContainEqual(["decisions"]);
});

test("an event of a newer server still touches the project", () => {
  expect(touchedQueries("p1", event({ type: "brand-new" as EventView["type"] }))).toEqual([["project", "p1", "view"]]);
});
