import { verdictSchema } from "../../domain/review/verdict.ts";
import { definePrompt } from "../define-prompt.ts";
/** One module before its merge. Without slots, so that every review of a build shares its cached prefix. */
export const reviewModulePrompt = definePrompt({
  id: "review-module",
  version: 2,
  slots: [],
  parts: { verdict: "verdict-v2.md" },
  reply: { form: "json", name: "verdict", schema: verdictSchema },
});
