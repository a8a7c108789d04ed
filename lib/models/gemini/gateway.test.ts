import { describe, expect, test } from "vitest";
import { collectAnswer } from "../../testing/collect-answer.ts";
import { modelRequest } from "../../testing/model-request.ts";
import { ReplayServer } from "../../testing/replay-server.ts";
import { createGateway } from "../create-gateway.ts";
import { describeModelGateway, type GatewaySubject, sse, text } from "../describe-model-gateway.ts";
import { describeReplies } from "../describe-replies.ts";

const subject: GatewaySubject = {
  provider: "gemini",
  create: (endpoint) => createGateway({ provider: "gemini", ...endpoint }),
  fixtures: new URL("fixtures/", import.meta.url),
  finishMark: '"finishReason": "STOP"',
  wrongKey: { status: 400, file: "error-400-key.json" },
};
const servedModel = "gemini-3.1-pro-preview";
const half = { text: "Half a", servedModel, usage: { inputUncached: 21, cacheRead: 0 } };
const over = (output: number, reasoning = 0) => ({ inputUncached: 21, cacheRead: 0, output, reasoning });

describe("the contract, kept for Gemini", () => describeModelGateway(subject));

describe("Gemini's replies", () => {
  describeReplies(subject, [
    ["text.sse", { text, end: "complete", rawFinish: "STOP", servedModel, usage: over(12) }],
    [
      "thinking-cache.sse",
      {
        text: "Four.",
        reasoning: "Two and two. ",
        end: "complete",
        rawFinish: "STOP",
        servedModel,
        usage: { inputUncached: 3045, cacheRead: 9000, output: 10, reasoning: 60 },
      },
    ],
    [
      "truncated.sse",
      { text: "It begins, and", end: "truncated", rawFinish: "MAX_TOKENS", servedModel, usage: over(64) },
    ],
    [
      "continuation.sse",
      { text: "It begins, and", end: "truncated", rawFinish: "CONTINUATION", servedModel, usage: over(64) },
    ],
    [
      "blocked-prompt.sse",
      {
        end: "blocked",
        rawFinish: "PROHIBITED_CONTENT",
        detail: "The prompt was blocked (PROHIBITED_CONTENT).",
        servedModel,
        usage: { inputUncached: 9, cacheRead: 0, output: 0, reasoning: 0 },
      },
    ],
    ["blocked-reply.sse", { text: "Half a", end: "blocked", rawFinish: "SAFETY", servedModel, usage: over(2) }],
    ["empty.sse", { end: "empty", rawFinish: "STOP", servedModel, usage: over(0) }],
    ["thought-only.sse", { end: "thought-only", rawFinish: "MAX_TOKENS", servedModel, usage: over(0, 64) }],
    ["tool.sse", { end: "malformed", rawFinish: "STOP", servedModel, usage: over(4) }],
    ["odd-finish.sse", { text: "Half a", end: "malformed", rawFinish: "OTHER", servedModel, usage: over(4) }],
    ["overloaded.sse", { ...half, end: "overloaded", detail: "The model is overloaded." }],
    ["bare-error.sse", { ...half, end: "in-stream-error", detail: "The operation was cancelled." }],
    ["word-error.sse", { ...half, end: "in-stream-error", detail: "Something broke." }],
    ["not-json.sse", { ...half, end: "malformed" }],
    [
      "whole.json",
      {
        text: "All at once.",
        reasoning: "Hm.",
        end: "complete",
        rawFinish: "STOP",
        servedModel,
        usage: { inputUncached: 5, cacheRead: 0, output: 6, reasoning: 3 },
      },
    ],
    ["error-400-key.json", { end: "auth", detail: "API key not valid. Please pass a valid API key." }, { status: 400 }],
    ["error-400.json", { end: "bad-request" }, { status: 400 }],
    ["error-400-context.json", { end: "context-too-long" }, { status: 400 }],
    ["error-404.json", { end: "model-unknown" }, { status: 404 }],
    ["error-429-minute.json", { end: "rate-limited", retryAfterMs: 34_400 }, { status: 429 }],
    ["error-429-day.json", { end: "quota", retryAfterMs: 41_000 }, { status: 429 }],
    ["error-500.json", { end: "server-error" }, { status: 500 }],
    ["error-503.json", { end: "overloaded" }, { status: 503 }],
  ]);

  test.each([
    ["", "/v1beta/models/gemini-3.1-pro-preview:streamGenerateContent?alt=sse"],
    ["/v1", "/v1/models/gemini-3.1-pro-preview:streamGenerateContent?alt=sse"],
  ])("the request, as it goes over the wire to …%s", async (suffix, path) => {
    await using server = await ReplayServer.start();
    server.play({ headers: sse, body: "" });
    const gateway = subject.create({ baseUrl: `${server.url}${suffix}`, apiKey: "the-key" });
    const replySchema = { name: "verdict", schema: { type: "object", properties: { is: { enum: ["yes", "no"] } } } };
    const request = modelRequest({ model: "gemini-3.1-pro-preview", effort: "low", replySchema });
    await collectAnswer(gateway.stream(request, new AbortController().signal));
    const sent = server.requests[0];
    expect(JSON.parse(sent?.body ?? "")).toEqual({
      contents: [{ role: "user", parts: [{ text: "Build it." }] }],
      systemInstruction: { role: "user", parts: [{ text: "Groundplan build-module v1" }] },
      generationConfig: {
        maxOutputTokens: 1000,
        candidateCount: 1,
        thinkingConfig: { includeThoughts: true, thinkingLevel: "LOW" },
        responseMimeType: "application/json",
        responseJsonSchema: { ...replySchema.schema, additionalProperties: false },
      },
    });
    expect(sent?.path).toBe(path);
    expect(sent?.headers["x-goog-api-key"]).toBe("the-key");
  });
});
