import type { ModelGateway } from "../engine/ports/model-gateway.ts";
import type { Endpoint } from "./adapter.ts";

export interface GatewaySettings {
  readonly provider: "anthropic" | "gemini" | "openai";
  readonly apiKey: string;
  /** The provider's own address when not given. */
  readonly baseUrl?: string;
}

const usualBaseUrl = {
  anthropic: "https://api.anthropic.com",
  gemini: "https://generativelanguage.googleapis.com",
  openai: "https://api.openai.com/v1",
} satisfies Record<GatewaySettings["provider"], string>;

/** The gateway of one provider that calls over the network. Throws on a base URL that is none. */
export function createGateway({ provider, apiKey, baseUrl }: GatewaySettings): ModelGateway {
  const endpoint: Endpoint = {
    apiKey,
    isUsual: !baseUrl,
    baseUrl: (baseUrl || usualBaseUrl[provider]).replace(/\/+$/, ""),
  };
  if (!/^https?:$/.test(new URL(endpoint.baseUrl).protocol))
    throw new TypeError("a base URL begins with http or https");
  const load = () => loaders[provider](endpoint);
  return {
    provider,
    async *stream(request, signal) {
      yield* (await load()).stream(request, signal);
    },
    check: async (signal) => (await load()).check(signal),
  };
}

/** Each SDK is loaded when its provider is first asked: together they are a good part of the code of a start. */
const loaders = {
  async anthropic(endpoint) {
    const { AnthropicGateway } = await import("./anthropic/gateway.ts");
    // The SDK adds /v1 itself; people give the address with and without it.
    return new AnthropicGateway({ ...endpoint, baseUrl: endpoint.baseUrl.replace(/\/v1$/, "") });
  },
  async gemini(endpoint) {
    const { GeminiGateway } = await import("./gemini/gateway.ts");
    return new GeminiGateway(endpoint);
  },
  async openai(endpoint) {
    const { OpenAiCompatibleGateway } = await import("./openai-compatible/gateway.ts");
    return new OpenAiCompatibleGateway(endpoint);
  },
} satisfies Record<GatewaySettings["provider"], (endpoint: Endpoint) => Promise<ModelGateway>>;
