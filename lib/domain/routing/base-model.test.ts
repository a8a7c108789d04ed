import { expect, test } from "vitest";
import { baseModel, isSameModel, isServedAs } from "./base-model.ts";

test("a suffix of a date, a build or a preview leads to the model, a beginning does not", () => {
  const known = (id: string) => ["claude-sonnet-5", "gemini-3.1-pro-preview", "gemini-3.8-flash"].includes(id);
  const found = (id: string) => baseModel(id, known);
  expect(found("claude-sonnet-5-20260401")).toBe("claude-sonnet-5");
  expect(found("models/gemini-3.1-pro-preview-11-2026")).toBe("gemini-3.1-pro-preview");
  expect(found("gemini-3.8-flash-preview")).toBe("gemini-3.8-flash");
  expect(["claude-sonnet-5-5", "gemini-3.1-pro", "gemini-3.8-flash-lite", ""].map(found)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test.each([
  ["claude-opus-5-5", "claude-opus-5-5", true],
  ["claude-opus-5-5", "claude-opus-5-5-20261001", true],
  ["claude-haiku-4-5-20251001", "claude-haiku-4-5", true],
  ["gemini-pro-latest", "gemini-3.1-pro-preview", true],
  ["claude-haiku-4-5-20251001", "models/claude-haiku-4-5", true],
  ["gpt-5", "gpt-5-2025-08-07", true],
  ["grok-4", "grok-4-0709", true],
  ["llama3", "llama3:latest", true],
  ["claude-opus-4-0", "claude-opus-4-20250514", true],
  ["claude-opus-4-0", "claude-opus-4-1", false],
  ["llama3:8b", "llama3:70b", false],
  ["claude-sonnet-4", "claude-sonnet-4-5", false],
  ["gemini-2.5-pro", "gemini-3.8-flash", false],
  ["claude-opus-5-5", "claude-sonnet-5-5", false],
])("%s served as %s: %s", (requested, served, isSame) => {
  expect(isServedAs(requested, served)).toBe(isSame);
});

test.each([
  ["claude-opus-5-5", "claude-opus-5-5", true],
  ["claude-opus-5-5", "anthropic/claude-opus-5.5", true],
  ["claude-opus-5-5-20261001", "claude-opus-5-5", true],
  ["google/gemini-3.1-pro-preview", "gemini-3.1-pro", true],
  ["claude-opus-5-5", "claude-opus-5", false],
  ["claude-opus-5-5", "anthropic/claude-sonnet-5.5", false],
  ["gemini-3.8-flash", "gemini-3.8-flash-lite", false],
])("%s and %s are one model: %s", (first, second, is) => {
  expect([isSameModel(first, second), isSameModel(second, first)]).toEqual([is, is]);
});
