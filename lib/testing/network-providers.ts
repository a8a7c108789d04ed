import type { EngineDeps } from "#lib/engine/engine-deps.ts";
import type { ModelGateway } from "#lib/engine/ports/model-gateway.ts";
import type { ProviderAccess } from "#lib/engine/ports/providers.ts";

type Id = "anthropic" | "gemini" | "openai";

/** Providers as if their keys were set, reached by the gateways that are given. */
export function networkProviders(
  gatewayOf: (provider: Id) => ModelGateway,
  ids: readonly Id[] = ["anthropic", "gemini"],
): Pick<EngineDeps, "gateways" | "providers"> {
  const gateways = new Map<string, ModelGateway>(ids.map((id) => [id, gatewayOf(id)]));
  return {
    gateways: { get: (provider) => gateways.get(provider) },
    providers: { list: () => ids.map(access), change: async () => {}, recordCheck: async () => {} },
  };
}

function access(id: Id): ProviderAccess {
  return {
    id,
    ready: true,
    keySource: "environment",
    hint: null,
    baseUrl: null,
    baseUrlSource: "default",
    model: null,
    problem: null,
    checkedAt: null,
  };
}
