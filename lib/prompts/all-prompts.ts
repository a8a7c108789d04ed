import { buildModulePrompt } from "./build-module/prompt.ts";
import { changeBlueprintPrompt } from "./change-blueprint/prompt.ts";
import { draftBlueprintPrompt } from "./draft-blueprint/prompt.ts";
import { fixModulePrompt } from "./fix-module/prompt.ts";
import { repairBlueprintPrompt } from "./repair-blueprint/prompt.ts";
import { reviewIntegrationPrompt } from "./review-integration/prompt.ts";
import { reviewModulePrompt } from "./review-module/prompt.ts";
import { ruleOnBlockedPrompt } from "./rule-on-blocked/prompt.ts";
import { ruleOnContestPrompt } from "./rule-on-contest/prompt.ts";
import { ruleOnRedPrompt } from "./rule-on-red/prompt.ts";

/** Every prompt by its id. */
export const allPrompts = {
  "draft-blueprint": draftBlueprintPrompt,
  "repair-blueprint": repairBlueprintPrompt,
  "change-blueprint": changeBlueprintPrompt,
  "build-module": buildModulePrompt,
  "fix-module": fixModulePrompt,
  "review-module": reviewModulePrompt,
  "review-integration": reviewIntegrationPrompt,
  "rule-on-contest": ruleOnContestPrompt,
  "rule-on-blocked": ruleOnBlockedPrompt,
  "rule-on-red": ruleOnRedPrompt,
};

export type PromptId = keyof typeof allPrompts;
