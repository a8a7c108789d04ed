import type { ModelGateway } from "../engine/ports/model-gateway.ts";
import type { Endpoint } from "./adapter.ts";
import { AnthropicGateway } from "./anthropic/gateway.ts";
import { GeminiGateway } from "./gemini/gateway.ts";
import { OpenAiCompatibleGateway } from "./openai-compatible/gateway.ts";

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
  switch (provider) {
    case "anthropic":
      // The SDK adds /v1 itself; people give the address with and without it.
      return new AnthropicGateway({ ...endpoint, baseUrl: endpoint.baseUrl.replace(/\/v1$/, "") });
    case "gemini":
      return new GeminiGateway(endpoint);
    case "openai":
      return new OpenAiCompatibleGateway(endpoint);
  }
}
