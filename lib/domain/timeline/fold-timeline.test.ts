import { expect, test } from "vitest";
import { foldTimeline, type LoggedEvent } from "./fold-timeline.ts";
import { emptyTimeline } from "./timeline.ts";

let seq = 0;
const at = (second: number) => new Date(Date.UTC(2026, 10, 20, 12, 0, second)).toISOString();
const ms = (second: number) => Date.parse(at(second));
function event(second: number, type: LoggedEvent["type"], change: Partial<LoggedEvent> = {}): LoggedEvent {
  seq += 1;
  return { seq, at: at(second), type, moduleId: null, attemptId: null, detail: {}, ...change };
}

const log = [
  event(0, "design-started"),
  event(1, "attempt-started", {
    attemptId: "a1",
    detail: { role: "architect", promptId: "draft-blueprint", model: "opus" },
  }),
  event(9, "attempt-ended", { attemptId: "a1", detail: { outcome: "finished", costUsd: "0.21", model: "opus-1" } }),
  event(10, "build-started", { detail: { modules: ["noise", "mesher"] } }),
  event(10, "module-changed", { moduleId: "mesher", detail: { status: "waiting" } }),
  event(11, "module-changed", { moduleId: "noise", detail: { status: "building" } }),
  event(11, "attempt-started", {
    moduleId: "noise",
    attemptId: "a2",
    detail: { role: "builder", promptId: "build-module", model: "pro" },
  }),
  event(14, "attempt-ended", {
    moduleId: "noise",
    attemptId: "a2",
    detail: { outcome: "failed", failure: "cut", costUsd: null },
  }),
  event(15, "module-changed", { moduleId: "noise", detail: { status: "checking" } }),
  event(16, "check-ended", { moduleId: "noise", detail: { outcome: "red", command: "tsc" } }),
  event(17, "module-changed", { moduleId: "noise", detail: { status: "deciding" } }),
  event(17, "decision-opened", { moduleId: "noise", detail: { title: "Checks stayed red" } }),
];

test("attempts become bars, states between them spans, facts marks", () => {
  const timeline = foldTimeline(emptyTimeline, log);
  expect(timeline.lanes).toEqual(["", "noise", "mesher"]);
  expect(timeline.bars).toEqual([
    {
      attemptId: "a1",
      laneId: "",
      role: "architect",
      promptId: "draft-blueprint",
      model: "opus-1",
      requested: null,
      because: null,
      fromMs: ms(1),
      toMs: ms(9),
      outcome: "finished",
      failure: null,
      costUsd: "0.21",
    },
    {
      attemptId: "a2",
      laneId: "noise",
      role: "builder",
      promptId: "build-module",
      model: "pro",
      requested: null,
      because: null,
      fromMs: ms(11),
      toMs: ms(14),
      outcome: "failed",
      failure: "cut",
      costUsd: null,
    },
  ]);
  expect(timeline.spans).toEqual([
    { laneId: "mesher", kind: "waiting", fromMs: ms(10), toMs: null },
    { laneId: "noise", kind: "checking", fromMs: ms(15), toMs: ms(17) },
    { laneId: "noise", kind: "deciding", fromMs: ms(17), toMs: null },
  ]);
  expect(timeline.marks.map(({ kind, words }) => [kind, words])).toEqual([
    ["check-red", "noise: tsc is red"],
    ["decision", "Needs you: Checks stayed red"],
  ]);
  expect([timeline.fromMs, timeline.toMs, timeline.lastSeq]).toEqual([ms(0), ms(17), log.length]);
});

test("however the log is cut into pieces, and whatever is replayed, the timeline is the same", () => {
  const whole = foldTimeline(emptyTimeline, log);
  for (let cut = 0; cut <= log.length; cut += 1) {
    const first = foldTimeline(emptyTimeline, log.slice(0, cut));
    expect(foldTimeline(first, log.slice(Math.max(0, cut - 3)))).toEqual(whole);
  }
});

test("a check before any work is no mark: red is what it has to be", () => {
  const before = event(18, "check-ended", { moduleId: "mesher", detail: { outcome: "red", scope: "baseline" } });
  expect(foldTimeline(emptyTimeline, [before]).marks).toEqual([]);
});

test("nothing new keeps the very same timeline", () => {
  const whole = foldTimeline(emptyTimeline, log);
  expect(foldTimeline(whole, log)).toBe(whole);
});

test("the end of a build ends what its modules were in", () => {
  const end = event(20, "build-ended", { detail: { outcome: "cancelled" } });
  expect(foldTimeline(emptyTimeline, [...log, end]).spans.map(({ toMs }) => toMs)).toEqual([ms(20), ms(17), ms(20)]);
});

test("a wait for a provider is a span until the attempt starts, a person is asked, or the build pauses", () => {
  const waiting = (second: number, moduleId: string) =>
    event(second, "attempt-waiting", { moduleId, detail: { says: "gemini/pro is overloaded", inMs: 3_000 } });
  const timeline = foldTimeline({ ...emptyTimeline, lastSeq: 0 }, [
    waiting(1, "a"),
    waiting(1, "b"),
    waiting(1, "c"),
    event(4, "attempt-started", { moduleId: "a", attemptId: "a3", detail: {} }),
    event(5, "decision-opened", { moduleId: "b", detail: { title: "No model" } }),
    event(6, "build-paused"),
  ]);
  expect(timeline.spans).toEqual([
    { laneId: "a", kind: "held", fromMs: ms(1), toMs: ms(4) },
    { laneId: "b", kind: "held", fromMs: ms(1), toMs: ms(5) },
    { laneId: "c", kind: "held", fromMs: ms(1), toMs: ms(6) },
  ]);
  expect(timeline.marks[0]).toMatchObject({ kind: "waited", words: "a: gemini/pro is overloaded; again in 3 s" });
});

test("an answer by another model than was asked for is marked, on its bar and beside it", () => {
  const timeline = foldTimeline(emptyTimeline, [
    event(1, "attempt-started", { moduleId: "a", attemptId: "a4", detail: { role: "builder", model: "pro" } }),
    event(2, "attempt-ended", {
      moduleId: "a",
      attemptId: "a4",
      detail: { role: "builder", outcome: "finished", model: "flash", requested: "pro" },
    }),
  ]);
  expect(timeline.bars).toMatchObject([{ model: "flash", requested: "pro" }]);
  expect(timeline.marks).toMatchObject([{ kind: "mismatch", laneId: "a" }]);
});

test("a try that follows a failure, and another model than usual, keep their reason", () => {
  const started = (attemptId: string, detail: LoggedEvent["detail"]) =>
    event(1, "attempt-started", { moduleId: "a", attemptId, detail });
  const timeline = foldTimeline(emptyTimeline, [
    started("first", { rule: "role-default", why: "First choice of the role.", after: null }),
    started("again", { rule: "role-default", why: "First choice of the role.", after: "pro is overloaded" }),
    started("other", { rule: "next-model", why: "pro is overloaded; this is the next.", after: "pro is overloaded" }),
  ]);
  expect(timeline.bars.map(({ because }) => because)).toEqual([
    null,
    "pro is overloaded",
    "pro is overloaded; this is the next.",
  ]);
});

test("what a person ordered, and a design that failed, are marks on the whole", () => {
  const timeline = foldTimeline(emptyTimeline, [
    event(1, "build-paused"),
    event(2, "build-resumed"),
    event(3, "build-stopping", { detail: { control: "stop" } }),
    event(4, "design-ended", { detail: { outcome: "failed", problem: "It was cut." } }),
    event(5, "design-ended", { detail: { outcome: "drafted" } }),
  ]);
  expect(timeline.marks.map(({ laneId, kind, words }) => [laneId, kind, words])).toEqual([
    ["", "paused", "Build paused"],
    ["", "resumed", "Build resumed"],
    ["", "paused", "Build is being stopped"],
    ["", "refused", "Design failed: It was cut."],
  ]);
});

test("a budget's warning is a mark", () => {
  const timeline = foldTimeline(emptyTimeline, [
    event(25, "budget-warned", { detail: { scope: "role", role: "builder", percent: 75 } }),
    event(27, "budget-reached", { moduleId: "noise", detail: { budget: "the builder's budget" } }),
  ]);
  expect(timeline.marks.map(({ laneId, kind, words }) => [laneId, kind, words])).toEqual([
    ["", "budget", "Budget: 75 % of the builder's budget is spent"],
    ["noise", "budget", "noise: left out, the builder's budget is reached"],
  ]);
});
