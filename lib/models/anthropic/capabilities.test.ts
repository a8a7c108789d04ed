import { expect, test } from "vitest";
import { claudeCapabilities } from "./capabilities.ts";

test.each([
  ["claude-opus-5-5", true, true],
  ["claude-opus-4-6", true, true],
  ["claude-sonnet-4-6", true, true],
  ["claude-sonnet-5", true, true],
  ["claude-haiku-5-5", true, true],
  ["claude-fable-5", true, true],
  ["claude-opus-4-10", true, true],
  ["claude-opus-4-5-20251101", false, true],
  ["claude-haiku-4-5-20251001", false, true],
  ["claude-sonnet-4-20250514", false, false],
  ["claude-3-5-haiku-latest", false, false],
  ["kimi-k3", false, false],
])("%s thinks adaptively: %s, keeps to a schema: %s", (model, adaptiveThinking, structuredOutput) => {
  expect(claudeCapabilities(model)).toEqual({ adaptiveThinking, structuredOutput });
});
