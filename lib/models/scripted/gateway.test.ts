import { expect, test } from "vitest";
import type { ModelEvent } from "../../engine/ports/model-gateway.ts";
import { collectAnswer } from "../../testing/collect-answer.ts";
import { modelRequest } from "../../testing/model-request.ts";
import { ScriptedGateway } from "./gateway.ts";

const signal = new AbortController().signal;
const subject = { promptId: "build-module", projectId: "p1", moduleId: "noise", round: 1, speed: "instant" as const };
const reply = { text: `🌍${"x".repeat(9_000)}`, firstTokenMs: 60_000, tokensPerSecond: 1 };
const parts = [
  { name: "shared", text: "abcdef", cache: "5m" as const },
  { name: "section", text: "abc" },
];

test("an instant reply arrives whole, with counts that are a third of the bytes", async () => {
  const gateway = new ScriptedGateway(async () => reply);
  const answer = await collectAnswer(gateway.stream(modelRequest({ parts, instructions: "rules", subject }), signal));
  expect(answer).toEqual({
    text: reply.text,
    reasoning: "",
    end: "complete",
    rawFinish: "scripted",
    servedModel: "some-model",
    usage: { inputUncached: 1, cacheRead: 0, cacheWrite5m: 4, cacheWrite1h: 0, output: 3_002, reasoning: 0 },
  });
});

test("a marked prefix is read from the cache in later answers", async () => {
  const gateway = new ScriptedGateway(async () => reply);
  const request = modelRequest({ parts, instructions: "rules", subject: { ...subject, round: 2 } });
  const { usage } = await collectAnswer(gateway.stream(request, signal));
  expect(usage).toMatchObject({ inputUncached: 1, cacheRead: 4, cacheWrite5m: 0 });
});

test("a request that nothing was written for fails, and says what is needed", async () => {
  const gateway = new ScriptedGateway(async () => undefined);
  expect(await collectAnswer(gateway.stream(modelRequest({ subject }), signal))).toEqual({
    text: "",
    reasoning: "",
    end: "no-reply",
    detail: "This edit has no scripted reply: a model is needed.",
    usage: {},
  });
});

test("a stop ends it at once, while it waits and while it writes", async () => {
  const slow = { ...subject, speed: 1 as const };
  for (const [firstTokenMs, until] of [
    [60_000, "started"],
    [0, "text-delta"],
  ] as const) {
    const stop = new AbortController();
    const gateway = new ScriptedGateway(async () => ({ ...reply, firstTokenMs }));
    const seen: ModelEvent[] = [];
    for await (const event of gateway.stream(modelRequest({ subject: slow }), stop.signal)) {
      seen.push(event);
      if (event.type === until) stop.abort();
    }
    expect(seen.at(-1)).toMatchObject({ type: "failed", failure: { kind: "cancelled" } });
  }
});

test("a speed writes more at a time, and cuts no character in two", async () => {
  const gateway = new ScriptedGateway(async () => ({ text: "🌍🌍🌍🌍", firstTokenMs: 0, tokensPerSecond: 9 }));
  const deltas: string[] = [];
  for await (const event of gateway.stream(modelRequest({ subject: { ...subject, speed: 4 } }), signal))
    if (event.type === "text-delta") deltas.push(event.text);
  expect(deltas).toEqual(["🌍🌍", "🌍🌍"]);
});
