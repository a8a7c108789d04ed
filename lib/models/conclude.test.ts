import { afterEach, expect, test, vi } from "vitest";
import type { ModelEvent } from "../engine/ports/model-gateway.ts";
import { conclude, type Reading } from "./conclude.ts";

async function events(reading: Reading, signal = new AbortController().signal): Promise<ModelEvent[]> {
  const seen: ModelEvent[] = [];
  const toFailure = (error: unknown) => ({ kind: "unexpected" as const, detail: String(error) });
  for await (const event of conclude(reading, signal, toFailure)) seen.push(event);
  return seen;
}

afterEach(() => vi.useRealTimers());

test("of running totals the last is passed on, and what the prompt costs at once", async () => {
  const seen = await events(async (report) => {
    report({ type: "usage", usage: { inputUncached: 7 }, raw: 1 });
    for (const output of [1, 2, 3]) {
      report({ type: "text-delta", text: "x" });
      report({ type: "usage", usage: { output }, raw: output });
    }
    report({ type: "finish", finish: "complete", rawFinish: "stop" });
  });
  expect(seen).toEqual([
    { type: "usage", usage: { inputUncached: 7 }, raw: 1 },
    ...Array(3).fill({ type: "text-delta", text: "x" }),
    { type: "usage", usage: { inputUncached: 7, output: 3 }, raw: 3 },
    { type: "finished", finish: "complete", rawFinish: "stop", usage: { inputUncached: 7, output: 3 } },
  ]);
});

test("a reading that throws at once, returns nothing, or throws nothing ends by name all the same", async () => {
  const ends = [
    await events(() => {
      throw new Error("at once");
    }),
    await events(async () => {}),
    await events(() => Promise.reject(undefined)),
  ].map((seen) => seen.map((event) => (event.type === "failed" ? event.failure.kind : event.type)));
  expect(ends).toEqual([["unexpected"], ["cut"], ["unexpected"]]);
});

test("a reading that ignores its signal does not delay the answer to a stop", async () => {
  const stop = new AbortController();
  const seen: string[] = [];
  const deaf: Reading = async (report) => {
    report({ type: "text-delta", text: "x" });
    await new Promise(() => {});
  };
  for await (const event of conclude(deaf, stop.signal, () => ({ kind: "unexpected", detail: "" }))) {
    seen.push(event.type === "failed" ? event.failure.kind : event.type);
    stop.abort();
  }
  expect(seen).toEqual(["text-delta", "cancelled"]);
});

test("an answer that ended is not waited for, where its connection stays open", async () => {
  vi.useFakeTimers();
  const finished = events(async (report) => {
    report({ type: "text-delta", text: "x" });
    report({ type: "finish", finish: "complete", rawFinish: "stop" });
    report({ type: "usage", usage: { output: 1 } });
    await new Promise(() => {});
  });
  await vi.advanceTimersByTimeAsync(5_000);
  expect((await finished).at(-1)).toEqual({
    ...{ type: "finished", finish: "complete", rawFinish: "stop", usage: { output: 1 } },
  });
});

test("an endless reply is stopped", async () => {
  const seen = await events(async (report, signal) => {
    while (!signal.aborted) {
      report({ type: "text-delta", text: "x".repeat(1_000_000) });
      await new Promise((resolve) => setImmediate(resolve));
    }
  });
  expect(seen.at(-1)).toMatchObject({ type: "failed", failure: { kind: "malformed" } });
});
