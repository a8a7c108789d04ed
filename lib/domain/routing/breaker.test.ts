import { expect, test } from "vitest";
import { failureKinds } from "../build/failure.ts";
import { breakerAfter, closedBreaker, passBreaker, type Sign, signOf } from "./breaker.ts";

const noon = new Date("2026-11-20T12:00:00.000Z");
const at = (seconds: number) => new Date(noon.getTime() + seconds * 1000);
type Breaker = typeof closedBreaker;

const ended = (breaker: Breaker, sign: Sign, seconds = 0, attemptId = "a") =>
  breakerAfter(breaker, { attemptId, sign, problem: "Overloaded.", at: at(seconds) }) ?? breaker;
const failed = (times: number, breaker: Breaker = closedBreaker) =>
  Array.from({ length: times }).reduce<Breaker>((before) => ended(before, "fails"), breaker);

test("what is free stays free until the fifth failure in a row", () => {
  expect(passBreaker(closedBreaker, noon, false)).toEqual({ is: "free" });
  expect(passBreaker(failed(4), noon, false)).toEqual({ is: "free" });
  expect(failed(5)).toEqual({ failures: 5, problem: "Overloaded.", openUntil: at(30), probeAttemptId: null });
  expect(failed(4, ended(failed(4), "answers"))).toMatchObject({ failures: 4, openUntil: null });
  expect(passBreaker(failed(5), at(29), false)).toEqual({ is: "waits", until: at(30) });
});

test("one that a clock opened which has gone back since does not hold for days", () => {
  const open = failed(5);
  expect(passBreaker(open, at(-40), false)).toEqual({ is: "waits", until: at(30) });
  expect(passBreaker(open, at(-86_400), false)).toEqual({ is: "probe" });
});

test("one goes first, the others wait for its end", () => {
  const open = failed(5);
  expect(passBreaker(open, at(30), false)).toEqual({ is: "probe" });
  const probed = { ...open, probeAttemptId: "p" };
  expect(passBreaker(probed, at(30), true)).toEqual({ is: "waits", until: null });
  // One that is gone without an end, with its project or its server, holds nobody up.
  expect(passBreaker(probed, at(30), false)).toEqual({ is: "probe" });
  expect(ended(probed, "answers", 40, "p")).toEqual(closedBreaker);
  expect(ended(probed, "nothing", 40, "p")).toEqual(open);
});

test("the time doubles with each that went first, up to ten minutes", () => {
  let breaker = failed(5);
  const lasted: number[] = [];
  for (let turn = 0; turn < 7; turn++) {
    const from = breaker.openUntil ?? noon;
    breaker =
      breakerAfter({ ...breaker, probeAttemptId: "p" }, { attemptId: "p", sign: "fails", problem: "", at: from }) ??
      breaker;
    lasted.push(((breaker.openUntil ?? from).getTime() - from.getTime()) / 1000);
  }
  expect(lasted).toEqual([60, 120, 240, 480, 600, 600, 600]);
});

test("what was on its way when it opened prolongs nothing, and closes it when it is answered", () => {
  const open = failed(5);
  expect(breakerAfter(open, { attemptId: "late", sign: "fails", problem: "", at: at(20) })).toBeUndefined();
  expect(ended(open, "answers", 20, "late")).toEqual(closedBreaker);
});

test("an answer where nothing failed, and an end that says nothing, change nothing", () => {
  for (const sign of ["answers", "nothing"] as const)
    expect(breakerAfter(closedBreaker, { attemptId: "a", sign, problem: "", at: noon })).toBeUndefined();
});

test("only the service's own failures count", () => {
  expect(failureKinds.filter((kind) => signOf(kind) === "fails")).toEqual([
    "connect",
    "first-token-timeout",
    "idle-timeout",
    "total-timeout",
    "cut",
    "overloaded",
    "server-error",
    "in-stream-error",
  ]);
  expect(failureKinds.filter((kind) => signOf(kind) === "nothing")).toEqual([
    "no-reply",
    "cancelled",
    "interrupted",
    "unexpected",
  ]);
  expect(signOf(null)).toBe("answers");
});
