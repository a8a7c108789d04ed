import type { Look } from "#components/status/look.ts";
import type { ProviderView } from "#lib/domain/api/settings.ts";

const providerLooks = {
  ready: { label: "Ready", shape: "tick", tone: "good" },
  "no-key": { label: "No key", shape: "ring", tone: "faint" },
  failing: { label: "Failing", shape: "cross", tone: "bad" },
  unchecked: { label: "Not checked yet", shape: "dotted", tone: "neutral" },
} satisfies Record<ProviderView["status"], Look>;

/** A provider that works, and is left alone after failures all the same. */
const leftAlone: Look = { label: "Left alone", shape: "pause", tone: "bad" };

export function providerLook({ status, breaker }: Pick<ProviderView, "status" | "breaker">): Look {
  return breaker && status === "ready" ? leftAlone : providerLooks[status];
}

/** Where a person gets a key, and which variable carries one. */
export const providerFacts = {
  anthropic: { variable: "ANTHROPIC_API_KEY", baseUrl: "GROUNDPLAN_ANTHROPIC_BASE_URL", example: "sk-ant-…" },
  gemini: { variable: "GEMINI_API_KEY", baseUrl: "GROUNDPLAN_GEMINI_BASE_URL", example: "AIza…" },
  openai: {
    variable: "OPENAI_API_KEY",
    baseUrl: "GROUNDPLAN_OPENAI_BASE_URL",
    example: "sk-…, or anything for a local server",
  },
} as const;
