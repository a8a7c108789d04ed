import type { EngineDeps } from "#lib/engine/engine-deps.ts";
import type { ModelGateway } from "#lib/engine/ports/model-gateway.ts";
import type { ProviderAccess } from "#lib/engine/ports/providers.ts";

const ids = ["anthropic", "gemini"] as const;

/** Anthropic and Gemini as if keys for both were set, reached by the gateways that are given. */
export function networkProviders(
  gatewayOf: (provider: "anthropic" | "gemini") => ModelGateway,
): Pick<EngineDeps, "gateways" | "providers"> {
  const gateways = new Map<string, ModelGateway>(ids.map((id) => [id, gatewayOf(id)]));
  return {
    gateways: { get: (provider) => gateways.get(provider) },
    providers: { list: () => ids.map(access), change: async () => {}, recordCheck: async () => {} },
  };
}

function access(id: "anthropic" | "gemini"): ProviderAccess {
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
