import { verdictSchema } from "../../domain/review/verdict.ts";
import { definePrompt } from "../define-prompt.ts";
/** The whole build before it reaches `main`. */
export const reviewIntegrationPrompt = definePrompt({
  id: "review-integration",
  version: 1,
  slots: [],
  parts: { verdict: "verdict-v1.md" },
  reply: { form: "json", name: "verdict", schema: verdictSchema },
});
