import { redRulingSchema } from "../../domain/review/verdict.ts";
import { definePrompt } from "../define-prompt.ts";
/** Whose round a red outside the module's own files is. */
export const ruleOnRedPrompt = definePrompt({
  id: "rule-on-red",
  version: 1,
  slots: [],
  reply: { form: "json", name: "red_ruling", schema: redRulingSchema },
});
