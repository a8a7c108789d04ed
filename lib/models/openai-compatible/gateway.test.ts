import { describe, expect, test } from "vitest";
import { collectAnswer } from "../../testing/collect-answer.ts";
import { modelRequest } from "../../testing/model-request.ts";
import { ReplayServer } from "../../testing/replay-server.ts";
import { createGateway } from "../create-gateway.ts";
import { describeModelGateway, type GatewaySubject, sse, text } from "../describe-model-gateway.ts";
import { describeReplies } from "../describe-replies.ts";

const subject: GatewaySubject = {
  provider: "openai",
  create: (endpoint) => createGateway({ provider: "openai", ...endpoint }),
  fixtures: new URL("fixtures/", import.meta.url),
  finishMark: '"finish_reason": "stop"',
  wrongKey: { status: 401, file: "error-401.json" },
};
const servedModel = "local-coder";
const usage = (output: number, reasoning = 0) => ({
  inputUncached: 21,
  cacheRead: 0,
  cacheWrite5m: 0,
  output,
  reasoning,
});

describe("the contract, kept for OpenAI-compatible servers", () => describeModelGateway(subject));

describe("replies of OpenAI-compatible servers", () => {
  describeReplies(subject, [
    ["text.sse", { text, end: "complete", rawFinish: "stop", servedModel, usage: usage(12) }],
    [
      "thinking-cache.sse",
      {
        text: "Four.",
        reasoning: "Two and two. ",
        end: "complete",
        rawFinish: "stop",
        servedModel,
        usage: { inputUncached: 2040, cacheRead: 9000, cacheWrite5m: 1000, output: 10, reasoning: 60 },
      },
    ],
    [
      "reasoning-beside.sse",
      {
        text: "Four.",
        reasoning: "Two and two. ",
        end: "complete",
        rawFinish: "stop",
        servedModel,
        usage: { inputUncached: 100, cacheRead: 0, cacheWrite5m: 0, output: 10, reasoning: 60 },
      },
    ],
    [
      "billed.sse",
      {
        text: "Four.",
        end: "complete",
        rawFinish: "stop",
        servedModel,
        billedPicoUsd: 837_000_000n,
        usage: { inputUncached: 254, cacheRead: 0, cacheWrite5m: 0, output: 5, reasoning: 0 },
      },
    ],
    ["no-usage.sse", { text: "Four.", end: "complete", rawFinish: "stop", servedModel, usage: {} }],
    ["truncated.sse", { text: "It begins, and", end: "truncated", rawFinish: "length", servedModel, usage: usage(64) }],
    ["blocked.sse", { text: "Half a", end: "blocked", rawFinish: "content_filter", servedModel, usage: usage(2) }],
    [
      "refused.sse",
      { end: "refused", detail: "I cannot help with that.", rawFinish: "stop", servedModel, usage: usage(6) },
    ],
    ["empty.sse", { end: "empty", rawFinish: "stop", servedModel, usage: usage(1) }],
    [
      "thought-only.sse",
      { reasoning: "Hm.", end: "thought-only", rawFinish: "length", servedModel, usage: usage(0, 64) },
    ],
    ["tool.sse", { end: "malformed", rawFinish: "tool_calls", servedModel, usage: usage(9) }],
    ["overloaded-finish.sse", { text: "Half a", end: "overloaded", rawFinish: "overloaded_error", servedModel }],
    [
      "broken-inside.sse",
      { text: "Half a", end: "in-stream-error", detail: "Token limit reached", servedModel, usage: usage(3) },
    ],
    ["server-error.sse", { text: "Half a", end: "in-stream-error", servedModel }],
    ["not-json.sse", { end: "malformed", servedModel }],
    [
      "whole.json",
      {
        text: "All at once.",
        reasoning: "Hm.",
        end: "complete",
        rawFinish: "stop",
        servedModel,
        usage: { inputUncached: 5, cacheRead: 0, cacheWrite5m: 0, output: 9, reasoning: 0 },
      },
    ],
    ["error-401.json", { end: "auth" }, { status: 401 }],
    ["error-404.json", { end: "model-unknown" }, { status: 404 }],
    ["error-400.json", { end: "bad-request" }, { status: 400 }],
    ["error-400-context.json", { end: "context-too-long" }, { status: 400 }],
    [
      "error-429.json",
      { end: "rate-limited", retryAfterMs: 250 },
      { status: 429, headers: { "retry-after-ms": "250" } },
    ],
    ["error-429-credit.json", { end: "billing" }, { status: 429 }],
    ["error-500.json", { end: "server-error" }, { status: 500 }],
    ["error-503.json", { end: "overloaded" }, { status: 503 }],
  ]);

  test.each(["the-key", ""])("the request, as it goes over the wire with the key %j", async (apiKey) => {
    await using server = await ReplayServer.start();
    server.play({ headers: sse, body: "" });
    const gateway = subject.create({ baseUrl: `${server.url}/v1/`, apiKey });
    const schema = {
      type: "object",
      properties: { is: { type: "string" }, why: { type: "string" } },
      required: ["is"],
      additionalProperties: false,
    };
    const request = modelRequest({ model: "local-coder", effort: "high", replySchema: { name: "verdict", schema } });
    await collectAnswer(gateway.stream(request, new AbortController().signal));
    const sent = server.requests[0];
    expect(JSON.parse(sent?.body ?? "")).toEqual({
      model: "local-coder",
      stream: true,
      stream_options: { include_usage: true },
      messages: [
        { role: "system", content: "Groundplan build-module v1" },
        { role: "user", content: "Build it." },
      ],
      max_tokens: 1000,
      response_format: { type: "json_schema", json_schema: { name: "verdict", schema, strict: false } },
    });
    expect(sent?.path).toBe("/v1/chat/completions");
    expect(sent?.headers.authorization).toBe(apiKey === "" ? undefined : "Bearer the-key");
  });
});
