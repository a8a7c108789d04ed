import { blockedRulingSchema } from "../../domain/review/verdict.ts";
import { definePrompt } from "../define-prompt.ts";
/** A blueprint that its builder says cannot be met. */
export const ruleOnBlockedPrompt = definePrompt({
  id: "rule-on-blocked",
  version: 1,
  slots: [],
  reply: { form: "json", name: "blocked_ruling", schema: blockedRulingSchema },
});
