import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { collectAnswer } from "../../testing/collect-answer.ts";
import { modelRequest } from "../../testing/model-request.ts";
import { ReplayServer } from "../../testing/replay-server.ts";
import { createGateway } from "../create-gateway.ts";
import { describeModelGateway, type GatewaySubject, sse, text } from "../describe-model-gateway.ts";
import { describeReplies } from "../describe-replies.ts";

const subject: GatewaySubject = {
  provider: "anthropic",
  create: (endpoint) => createGateway({ provider: "anthropic", ...endpoint }),
  fixtures: new URL("fixtures/", import.meta.url),
  finishMark: 'data: {"type": "message_stop"}\n\n',
  wrongKey: { status: 401, file: "error-401.json" },
};
const servedModel = "claude-opus-5-5";
const input = { inputUncached: 21, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0 };

describe("the contract, kept for Claude", () => describeModelGateway(subject));

describe("Claude's replies", () => {
  describeReplies(subject, [
    ["text.sse", { text, end: "complete", rawFinish: "end_turn", servedModel, usage: { ...input, output: 12 } }],
    [
      "thinking-cache.sse",
      {
        text: "Four.",
        reasoning: "Two and two. ",
        end: "complete",
        rawFinish: "end_turn",
        servedModel,
        usage: {
          inputUncached: 40,
          cacheRead: 9000,
          cacheWrite5m: 1000,
          cacheWrite1h: 2000,
          output: 10,
          reasoning: 60,
        },
      },
    ],
    [
      "iterations.sse",
      {
        text: "Compact.",
        end: "complete",
        rawFinish: "end_turn",
        servedModel,
        usage: { inputUncached: 121, cacheRead: 55_000, cacheWrite5m: 0, cacheWrite1h: 0, output: 92 },
      },
    ],
    [
      "truncated.sse",
      {
        text: "It begins, and",
        end: "truncated",
        rawFinish: "max_tokens",
        servedModel,
        usage: { ...input, output: 64 },
      },
    ],
    [
      "refused.sse",
      {
        end: "refused",
        rawFinish: "refusal",
        servedModel,
        detail: "This request was declined. (bio)",
        usage: { ...input, output: 3 },
      },
    ],
    ["empty.sse", { end: "empty", rawFinish: "end_turn", servedModel, usage: { ...input, output: 2 } }],
    ["thought-only.sse", { end: "thought-only", rawFinish: "end_turn", servedModel, usage: { ...input, output: 900 } }],
    ["tool.sse", { end: "malformed", rawFinish: "tool_use", servedModel, usage: { ...input, output: 30 } }],
    ["overloaded.sse", { text: "Half a", end: "overloaded", detail: "Overloaded", servedModel, usage: input }],
    [
      "broken-inside.sse",
      { text: "Half a", end: "in-stream-error", detail: "Internal server error", servedModel, usage: input },
    ],
    ["not-json.sse", { end: "malformed", servedModel, usage: input }],
    [
      "whole.json",
      {
        text: "All at once.",
        reasoning: "Hm.",
        end: "complete",
        rawFinish: "end_turn",
        servedModel,
        usage: { inputUncached: 5, output: 9 },
      },
    ],
    ["error-401.json", { end: "auth", detail: "invalid x-api-key" }, { status: 401 }],
    ["error-404.json", { end: "model-unknown" }, { status: 404 }],
    ["error-400.json", { end: "bad-request" }, { status: 400 }],
    ["error-400-context.json", { end: "context-too-long" }, { status: 400 }],
    ["error-400-credit.json", { end: "billing" }, { status: 400 }],
    ["error-429.json", { end: "rate-limited", retryAfterMs: 7000 }, { status: 429, headers: { "retry-after": "7" } }],
    ["error-429.json", { end: "rate-limited" }, { status: 429 }],
    ["error-429.json", { end: "quota", retryAfterMs: 7_200_000 }, { status: 429, headers: { "retry-after": "7200" } }],
    ["error-500.json", { end: "server-error" }, { status: 500 }],
    ["error-529.json", { end: "overloaded" }, { status: 529 }],
  ]);

  test("pings are passed on, before and inside the answer", async () => {
    await using server = await ReplayServer.start();
    server.play({ headers: sse, body: readFileSync(new URL("text.sse", subject.fixtures)) });
    const events: string[] = [];
    const gateway = subject.create({ baseUrl: server.url, apiKey: "k" });
    for await (const event of gateway.stream(modelRequest(), new AbortController().signal)) events.push(event.type);
    expect(events).toEqual(["ping", "started", "usage", "ping", "text-delta", "text-delta", "usage", "finished"]);
  });

  test("the request, as it goes over the wire", async () => {
    await using server = await ReplayServer.start();
    server.play({ headers: sse, body: "" });
    const gateway = subject.create({ baseUrl: `${server.url}/v1/`, apiKey: "the-key" });
    const parts = ["a", "b", "c", "d", "e"].map((name) => ({ name, text: name, cache: "5m" as const }));
    const request = modelRequest({
      model: "claude-opus-5-5",
      effort: "high",
      parts,
      replySchema: {
        name: "verdict",
        schema: { type: "object", properties: { path: { type: "string", minLength: 1 } }, required: ["path"] },
      },
    });
    await collectAnswer(gateway.stream(request, new AbortController().signal));
    const sent = server.requests[0];
    const cache_control = { type: "ephemeral", ttl: "5m" };
    expect(JSON.parse(sent?.body ?? "")).toEqual({
      model: "claude-opus-5-5",
      max_tokens: 1000,
      stream: true,
      system: [{ type: "text", text: "Groundplan build-module v1" }],
      messages: [
        {
          role: "user",
          content: [
            { type: "text", text: "a" },
            ...["b", "c", "d", "e"].map((letter) => ({ type: "text", text: letter, cache_control })),
          ],
        },
      ],
      thinking: { type: "adaptive", display: "summarized" },
      output_config: {
        effort: "high",
        format: {
          type: "json_schema",
          schema: {
            type: "object",
            properties: { path: { type: "string" } },
            required: ["path"],
            additionalProperties: false,
          },
        },
      },
    });
    expect(sent?.path).toBe("/v1/messages");
    expect(sent?.headers).toMatchObject({ authorization: "Bearer the-key", "user-agent": "groundplan" });
  });
});
