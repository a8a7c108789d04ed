import { expect, test } from "vitest";
import { Signals } from "./signals.ts";

const never = new AbortController().signal;
const long = 60_000;

test("what was told after the mark ends the wait at once; what was told before it does not", async () => {
  const signals = new Signals();
  signals.tell("old");
  const since = signals.mark();
  signals.tell("a");
  await signals.wait(since, { any: ["a"] }, long, never);
  const waiting = signals.wait(signals.mark(), { any: ["a", "old"] }, long, never);
  signals.tell("b");
  signals.tell("old");
  await waiting;
});

test("all of some keys are waited for, whenever each was told, unless one of the others comes first", async () => {
  const signals = new Signals();
  const since = signals.mark();
  signals.tell("a");
  let ended = false;
  const waiting = signals.wait(since, { any: ["me"], all: ["a", "b", "c"] }, long, never).then(() => (ended = true));
  signals.tell("b");
  await Promise.resolve();
  expect(ended).toBe(false);
  signals.tell("c");
  await waiting;
  const other = signals.wait(signals.mark(), { any: ["me"], all: ["d"] }, long, never);
  signals.tell("me");
  await other;
  await signals.wait(since, { any: [], all: ["a", "b"] }, long, never);
});

test("a wait ends with its time and with its signal", async () => {
  const signals = new Signals();
  await signals.wait(signals.mark(), { any: ["a"] }, 1, never);
  const ending = new AbortController();
  const waiting = signals.wait(signals.mark(), { any: ["a"] }, long, ending.signal);
  ending.abort();
  await waiting;
  await signals.wait(signals.mark(), { any: ["a"] }, long, ending.signal);
});
