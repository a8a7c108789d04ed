import type { ProviderView } from "../../domain/api/settings.ts";
import type { EngineDeps } from "../engine-deps.ts";
import type { ProviderAccess } from "../ports/providers.ts";

const names = { anthropic: "Anthropic", gemini: "Google Gemini", openai: "OpenAI-compatible" } as const;

/** Providers as the settings show them, never with a key. */
export function readProviders(deps: Pick<EngineDeps, "providers">): readonly ProviderView[] {
  return deps.providers.list().map((access) => ({
    id: access.id,
    name: names[access.id],
    status: statusOf(access),
    keySource: access.keySource,
    hint: access.hint,
    baseUrl: access.baseUrl,
    baseUrlSource: access.baseUrlSource,
    model: access.model,
    problem: access.problem,
    checkedAt: access.checkedAt?.toISOString() ?? null,
  }));
}

function statusOf({ ready, problem, checkedAt }: ProviderAccess): ProviderView["status"] {
  if (!ready) return "no-key";
  if (problem !== null) return "failing";
  return checkedAt === null ? "unchecked" : "ready";
}
