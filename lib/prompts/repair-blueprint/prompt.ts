import { definePrompt } from "../define-prompt.ts";

/** Repairs what the diagnostics name; the reply is the whole document. */
export const repairBlueprintPrompt = definePrompt({
  id: "repair-blueprint",
  version: 1,
  slots: ["sandbox"],
  parts: { format: "blueprint-format-v1.md" },
  reply: { form: "document" },
});
