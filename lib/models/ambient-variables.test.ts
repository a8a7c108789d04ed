import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { ReplayServer } from "../testing/replay-server.ts";
import { sse } from "./describe-model-gateway.ts";

const run = promisify(execFile);
const child = new URL("ambient-variables-child.ts", import.meta.url).pathname;

/** What a person may have in the shell, pointed at a server that must hear nothing. */
function ambient(elsewhere: string): Record<string, string> {
  return {
    ANTHROPIC_BASE_URL: elsewhere,
    ANTHROPIC_API_KEY: "ambient-key",
    ANTHROPIC_AUTH_TOKEN: "ambient-token",
    ANTHROPIC_PROFILE: "ambient",
    ANTHROPIC_CUSTOM_HEADERS: "x-ambient: yes\nauthorization: Bearer ambient-header\nanthropic-version: 1999-01-01",
    ANTHROPIC_LOG: "debug",
    GOOGLE_GEMINI_BASE_URL: elsewhere,
    GOOGLE_VERTEX_BASE_URL: elsewhere,
    GOOGLE_API_KEY: "ambient-key",
    GEMINI_API_KEY: "ambient-key",
    GOOGLE_GENAI_USE_VERTEXAI: "true",
    GOOGLE_GENAI_USE_ENTERPRISE: "true",
    GOOGLE_GENAI_API_VERSION: "v9",
    GOOGLE_CLOUD_PROJECT: "ambient",
    GOOGLE_CLOUD_LOCATION: "ambient",
    OPENAI_BASE_URL: elsewhere,
    OPENAI_API_KEY: "ambient-key",
    OPENAI_ADMIN_KEY: "ambient-key",
    OPENAI_ORG_ID: "ambient",
    OPENAI_PROJECT_ID: "ambient",
    OPENAI_CUSTOM_HEADERS: "x-ambient: yes\nauthorization: Bearer ambient-header",
    OPENAI_LOG: "debug",
    HTTP_PROXY: elsewhere,
    HTTPS_PROXY: elsewhere,
    ALL_PROXY: elsewhere,
    http_proxy: elsewhere,
  };
}

test.each([
  ["anthropic", "/v1/messages", { authorization: "Bearer our-key", "anthropic-version": "2026-10-21" }],
  ["gemini", "/v1beta/models/some-model:streamGenerateContent?alt=sse", { "x-goog-api-key": "our-key" }],
  ["openai", "/chat/completions", { authorization: "Bearer our-key" }],
] as const)("variables of the environment do not redirect %s", async (provider, path, headers) => {
  await using ours = await ReplayServer.start();
  await using elsewhere = await ReplayServer.start();
  const folder = provider === "openai" ? "openai-compatible" : provider;
  ours.play({ headers: sse, body: readFileSync(new URL(`${folder}/fixtures/text.sse`, import.meta.url)) });
  const { stdout } = await run(process.execPath, [child, provider, ours.url], {
    env: { NODE_ENV: "test", PATH: process.env.PATH ?? "", HOME: "/nonexistent", ...ambient(elsewhere.url) },
  });
  expect(stdout.trim().split("\n").at(-1)).toBe("complete");
  expect(elsewhere.requests).toEqual([]);
  expect(ours.requests.map((request) => request.path)).toEqual([path]);
  expect(ours.requests[0]?.headers).toMatchObject(headers);
  expect(JSON.stringify(ours.requests)).not.toMatch(/ambient/i);
});
