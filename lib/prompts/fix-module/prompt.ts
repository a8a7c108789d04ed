import { definePrompt } from "../define-prompt.ts";

/** Later rounds: files that settle the open findings, and an answer to each. */
export const fixModulePrompt = definePrompt({
  id: "fix-module",
  version: 2,
  slots: ["nonce", "sandbox"],
  parts: { answer: "builder-answer-v1.md" },
  reply: { form: "answer" },
});
