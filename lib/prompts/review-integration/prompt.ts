import { verdictSchema } from "../../domain/review/verdict.ts";
import { definePrompt } from "../define-prompt.ts";
/** The whole build before it reaches `main`. */
export const reviewIntegrationPrompt = definePrompt({
  id: "review-integration",
  version: 2,
  slots: [],
  parts: { verdict: "verdict-v2.md" },
  reply: { form: "json", name: "verdict", schema: verdictSchema },
});
