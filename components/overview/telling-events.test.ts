import { expect, test } from "vitest";
import type { EventView } from "#lib/domain/api/event.ts";
import { tellingEvents } from "./telling-events.ts";

const event = (seq: number, type: EventView["type"], detail: EventView["detail"] = {}): EventView => ({
  seq,
  at: "2026-11-20T12:00:00.000Z",
  type,
  buildId: null,
  moduleId: "noise",
  roundId: null,
  attemptId: null,
  detail,
});

test("steps on the way, green checks and those before any work are left out", () => {
  const log = [
    event(1, "build-started"),
    event(2, "check-ended", { scope: "baseline", outcome: "red" }),
    event(3, "module-changed"),
    event(4, "check-ended", { scope: "module", outcome: "green" }),
    event(5, "check-ended", { scope: "module", outcome: "red" }),
    event(6, "merge-ended"),
  ];
  expect(tellingEvents(log, 5).map(({ seq }) => seq)).toEqual([6, 5, 1]);
  expect(tellingEvents(log, 2).map(({ seq }) => seq)).toEqual([6, 5]);
});

test("a wait for a provider that fails, and another model than usual, are told", () => {
  const log = [
    event(1, "attempt-started", { rule: "role-default" }),
    event(2, "attempt-waiting", { why: "retry", says: "gemini/pro is overloaded" }),
    event(3, "attempt-waiting", { why: "concurrency", says: "Waits for a free place" }),
    event(4, "attempt-waiting", { why: "breaker", says: "Google Gemini failed 5 times in a row" }),
    event(5, "attempt-started", { rule: "next-model", why: "gemini/pro is overloaded." }),
  ];
  expect(tellingEvents(log, 5).map(({ seq }) => seq)).toEqual([5, 4, 2]);
});
