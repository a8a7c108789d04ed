import { verdictSchema } from "../../domain/review/verdict.ts";
import { definePrompt } from "../define-prompt.ts";
/** One module before its merge. Without slots, so that every review of a build shares its cached prefix. */
export const reviewModulePrompt = definePrompt({
  id: "review-module",
  version: 1,
  slots: [],
  parts: { verdict: "verdict-v1.md" },
  reply: { form: "json", name: "verdict", schema: verdictSchema },
});
