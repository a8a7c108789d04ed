import { contestRulingSchema } from "../../domain/review/verdict.ts";
import { definePrompt } from "../define-prompt.ts";
/** A finding that its builder contests. */
export const ruleOnContestPrompt = definePrompt({
  id: "rule-on-contest",
  version: 1,
  slots: [],
  reply: { form: "json", name: "contest_ruling", schema: contestRulingSchema },
});
