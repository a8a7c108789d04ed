import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Anthropic from "@anthropic-ai/sdk";
import { GoogleGenAI } from "@google/genai";
import { describe, expect, test } from "vitest";
import { type CollectedAnswer, collectAnswer } from "../testing/collect-answer.ts";
import { modelRequest } from "../testing/model-request.ts";
import { ReplayServer } from "../testing/replay-server.ts";
import { createGateway } from "./create-gateway.ts";

/** One row of `expected.json` beside the recordings: what a correct client reports. */
interface Recording {
  readonly file: string;
  readonly http_status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly stop?: string | readonly string[];
  readonly block?: string;
  readonly text_sha256_10?: string;
  readonly text_len?: number;
  readonly thinking_len?: number;
  readonly count?: number;
  readonly sdk_error?: object;
  readonly usage?: Readonly<Record<string, number | null>>;
}

const folder = process.env.GROUNDPLAN_RECORDINGS;
const listed = folder && existsSync(join(folder, "expected.json"));
if (!listed) {
  console.log(
    "Skipped: the recordings of real providers. They are not part of this repository; GROUNDPLAN_RECORDINGS names their folder.",
  );
}
const recordings: readonly Recording[] = listed ? JSON.parse(readFileSync(join(folder, "expected.json"), "utf8")) : [];

/** Replies that are no answer to a request without tools, and errors: everything that is not simply complete. */
const ends: Readonly<Record<string, string>> = {
  "anthropic/tool-use-haiku45.sse": "malformed",
  "anthropic/tool-use-thinking-haiku45.sse": "malformed",
  "anthropic/native-tool-search-sonnet46.sse": "malformed",
  "anthropic/tools-roundtrip-0.sse": "malformed",
  "anthropic/nonstream-opus5.json": "malformed",
  "anthropic/pause-turn-websearch.sse": "truncated",
  "anthropic/max-tokens-tool-truncated.sse": "truncated",
  "anthropic/refusal-category.sse": "refused",
  "anthropic/refusal-sdkfixture.sse": "refused",
  "anthropic/duplicate-message-start.sse": "malformed",
  "anthropic/no-final-blank-line.sse": "cut",
  "anthropic/midstream-overloaded.sse": "overloaded",
  "anthropic/cut-on-boundary.sse": "cut",
  "anthropic/cut-mid-event.sse": "cut",
  "anthropic/err-400-effort.json": "bad-request",
  "anthropic/err-404-model.json": "model-unknown",
  "anthropic/err-401.json": "auth",
  "anthropic/err-429.json": "rate-limited",
  "anthropic/err-529.json": "overloaded",
  "gemini/tool-signature-3pro-0.sse": "malformed",
  "gemini/function-call-20flash.sse": "malformed",
  "gemini/thinking-function-call-signature.sse": "malformed",
  "gemini/tool-call-gemini3.sse": "malformed",
  "gemini/tool-args-streamed.sse": "malformed",
  "gemini/tools-stream-llm.sse": "malformed",
  "gemini/prompt-blocked-safety.sse": "blocked",
  "gemini/prompt-block-37flash.sse": "blocked",
  "gemini/finish-safety.sse": "blocked",
  "gemini/recitation.sse": "blocked",
  "gemini/safety-unary.json": "blocked",
  "gemini/safety-unary-as-stream.sse": "blocked",
  "gemini/error-mid-stream-499.sse": "in-stream-error",
  "gemini/unknown-finish-enum.sse": "malformed",
  "gemini/malformed-content.sse": "cut",
  "gemini/quotes-escaped.sse": "cut",
  "gemini/malformed-function-call.sse": "malformed",
  "gemini/usage-cached-tooluse-thoughts.sse": "cut",
  "gemini/max-tokens.json": "truncated",
  "gemini/max-tokens-as-stream.sse": "truncated",
  "gemini/max-tokens-thinking-empty.json": "thought-only",
  "gemini/max-tokens-thinking-empty-as-stream.sse": "thought-only",
  "gemini/cut-on-boundary.sse": "cut",
  "gemini/cut-mid-event.sse": "cut",
  "gemini/err-400-api-key.json": "auth",
  "gemini/err-400-thinking-level.json": "bad-request",
  "gemini/err-403-api-disabled.json": "auth",
  "gemini/err-404-unknown-model.json": "model-unknown",
  "gemini/err-429-quota.json": "rate-limited",
  "gemini/err-429-retryinfo.json": "rate-limited",
  "gemini/err-503-overloaded.json": "overloaded",
  "openai/openrouter-midstream-error.sse": "in-stream-error",
  "openai/openrouter-err-429.json": "rate-limited",
  "openai/openai-chat.sse": "malformed",
  "openai/groq-tool-use-failed.sse": "in-stream-error",
  "openai/openai-err-400.json": "bad-request",
  "openai/deepseek-tool-call.sse": "malformed",
  "openai/qwen-tool-call.sse": "malformed",
  "openai/xai-tool-call.sse": "malformed",
  "openai/claude-via-openai-compat-tool.sse": "malformed",
};

/** What was billed beside the totals that the list gives: passes that only `usage.iterations` names. */
const billedBeside: Readonly<Record<string, { input: number; cacheRead: number; output: number }>> = {
  "anthropic/cache-read-compaction.sse": { input: 100, cacheRead: 55_096, output: 83 },
  "anthropic/advisor-sonnet5.sse": { input: 2543, cacheRead: 0, output: 18 },
};

describe.skipIf(!listed)("recorded replies", () => {
  test("are all there", () => {
    expect(recordings).toHaveLength(107);
  });

  test.each(recordings.filter((row) => row.count === undefined))("$file", async (row) => {
    for (const chunkBytes of [1, 37, Number.MAX_SAFE_INTEGER]) {
      const answer = await replayed(row, chunkBytes);
      expect(answer.end, `in chunks of ${chunkBytes}`).toBe(ends[row.file] ?? "complete");
      if (row.text_sha256_10 !== undefined) expect(hash(answer.text)).toBe(row.text_sha256_10);
      if (row.thinking_len !== undefined) expect(answer.reasoning).toHaveLength(row.thinking_len);
      if (row.usage) expect(totals(answer)).toEqual(expectedTotals(row));
      if (row.usage?.cost != null) expect(answer.billedPicoUsd).toBe(BigInt(Math.round(row.usage.cost * 1e12)));
      const stop = [row.stop ?? row.block ?? []].flat().at(-1);
      if (stop !== undefined && row.sdk_error === undefined) expect(answer.rawFinish).toBe(stop);
    }
  });

  test.each(recordings.filter((row) => row.count !== undefined))("$file", async (row) => {
    await using server = await serve(row, Number.MAX_SAFE_INTEGER);
    const counted = row.file.startsWith("anthropic")
      ? (await new Anthropic({ apiKey: "k", baseURL: server.url }).messages.countTokens({ model: "m", messages: [] }))
          .input_tokens
      : (
          await new GoogleGenAI({ apiKey: "k", httpOptions: { baseUrl: server.url } }).models.countTokens({
            model: "m",
            contents: "x",
          })
        ).totalTokens;
    expect(counted).toBe(row.count);
  });
});

async function serve(row: Recording, chunkBytes: number): Promise<ReplayServer> {
  const server = await ReplayServer.start();
  const type = row.file.endsWith(".json") ? "application/json" : "text/event-stream";
  const body = readFileSync(join(folder ?? "", row.file));
  // Byte by byte, the longest ones would take minutes and show nothing that shorter ones do not.
  const size = body.length > 60_000 ? Math.max(chunkBytes, 37) : chunkBytes;
  server.play({
    status: row.http_status,
    headers: { "content-type": type, ...row.headers },
    body,
    chunkBytes: Math.min(size, Math.max(1, body.length)),
  });
  return server;
}

async function replayed(row: Recording, chunkBytes: number): Promise<CollectedAnswer> {
  await using server = await serve(row, chunkBytes);
  const provider = row.file.split("/")[0] as "anthropic" | "gemini" | "openai";
  const gateway = createGateway({ provider, apiKey: "some-key", baseUrl: server.url });
  return await collectAnswer(gateway.stream(modelRequest(), new AbortController().signal));
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 10);
}

function totals({ usage }: CollectedAnswer) {
  return {
    input: usage.inputUncached ?? 0,
    cacheRead: usage.cacheRead ?? 0,
    cacheWrite: (usage.cacheWrite5m ?? 0) + (usage.cacheWrite1h ?? 0),
    output: (usage.output ?? 0) + (usage.reasoning ?? 0),
    reasoning: usage.reasoning ?? 0,
  };
}

function expectedTotals({ file, usage }: Recording) {
  const beside = billedBeside[file] ?? { input: 0, cacheRead: 0, output: 0 };
  const cacheRead = usage?.cache_read ?? 0;
  const cacheWrite = usage?.cache_write ?? 0;
  return {
    input: (usage?.input_uncached ?? (usage?.input_total ?? 0) - cacheRead - cacheWrite) + beside.input,
    cacheRead: cacheRead + beside.cacheRead,
    cacheWrite,
    output: (usage?.output_total ?? 0) + beside.output,
    reasoning: usage?.thinking_in_output ?? usage?.reasoning ?? 0,
  };
}
