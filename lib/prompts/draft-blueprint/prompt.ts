import { definePrompt } from "../define-prompt.ts";

/** From a brief to the whole blueprint; the reply is the document itself. */
export const draftBlueprintPrompt = definePrompt({
  id: "draft-blueprint",
  version: 1,
  slots: ["sandbox"],
  parts: { format: "blueprint-format-v1.md" },
  reply: { form: "document" },
});
