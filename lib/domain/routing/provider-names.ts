import type { ProviderId } from "./role.ts";

/** Providers as screens and events name them. */
export const providerNames = {
  anthropic: "Anthropic",
  gemini: "Google Gemini",
  openai: "the OpenAI-compatible server",
  scripted: "the script",
} satisfies Record<ProviderId, string>;
