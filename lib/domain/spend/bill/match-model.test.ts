import { expect, test } from "vitest";
import { matchModel } from "./match-model.ts";

const known = [
  "claude-opus-4",
  "claude-opus-4-6",
  "claude-haiku-4-5-20251001",
  "gemini-2.5-flash",
  "gemini-2.5-pro",
  "gemini-3.1-pro-preview",
  "gpt-5",
  "gpt-5-mini",
  "gpt-4o-2024-11-20",
];

test.each([
  ["claude-opus-4-6", "claude-opus-4-6"],
  ["Claude Opus 4.6", "claude-opus-4-6"],
  ["Claude Opus 4.6 (≤ 200k)", "claude-opus-4-6"],
  ["Claude Opus 4", "claude-opus-4"],
  ["Claude Haiku 4.5", "claude-haiku-4-5-20251001"],
  ["claude-haiku-4-5", "claude-haiku-4-5-20251001"],
  ["Generate content output token count Gemini 2.5 Pro short input text", "gemini-2.5-pro"],
  ["Gemini 3.1 Pro Output - Predictions", "gemini-3.1-pro-preview"],
  ["gpt-5-mini-2025-08-07, input", "gpt-5-mini"],
  ["gpt-4o", "gpt-4o-2024-11-20"],
])("%s is %s", (name, model) => expect(matchModel(name, known)).toBe(model));

test.each(["Claude Opus 4.7", "Gemini 2.5 Flash Lite", "gpt-5-nano", "gpt-5.1", "Claude Opus", "", "N2 Instance Core"])(
  "%j is none of them",
  (name) => expect(matchModel(name, known)).toBeUndefined(),
);
