import { definePrompt } from "../define-prompt.ts";

/** First round of a module: all its files, or `blocked`. */
export const buildModulePrompt = definePrompt({
  id: "build-module",
  version: 1,
  slots: ["nonce", "sandbox"],
  parts: { answer: "builder-answer-v1.md" },
  reply: { form: "answer" },
});
