import type { ProviderView } from "../../domain/api/settings.ts";
import type { ProviderState } from "../../domain/routing/provider-state.ts";
import type { EngineDeps } from "../engine-deps.ts";
import type { ProviderAccess } from "../ports/providers.ts";

const names = { anthropic: "Anthropic", gemini: "Google Gemini", openai: "OpenAI-compatible" } as const;

/** Providers as the settings show them, never with a key. */
export async function readProviders(deps: Pick<EngineDeps, "providers" | "facts">): Promise<readonly ProviderView[]> {
  const states = await deps.facts.read.providerStates.list({});
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
    ...standing(states.find(({ id }) => id === access.id)),
  }));
}

function standing(state: ProviderState | undefined): Pick<ProviderView, "requestsPerMinute" | "breaker"> {
  if (!state) return { requestsPerMinute: null, breaker: null };
  const { requestsPerMinute, failures, problem, openUntil, probeAttemptId } = state;
  return {
    requestsPerMinute,
    breaker: openUntil && { failures, problem, openUntil: openUntil.toISOString(), probing: probeAttemptId !== null },
  };
}

function statusOf({ ready, problem, checkedAt }: ProviderAccess): ProviderView["status"] {
  if (!ready) return "no-key";
  if (problem !== null) return "failing";
  return checkedAt === null ? "unchecked" : "ready";
}
