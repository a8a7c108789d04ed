import { definePrompt } from "../define-prompt.ts";

/** Proposes a change; the reply is the whole new document, shown as hunks. */
export const changeBlueprintPrompt = definePrompt({
  id: "change-blueprint",
  version: 1,
  slots: ["sandbox"],
  parts: { format: "blueprint-format-v1.md" },
  reply: { form: "document" },
});
