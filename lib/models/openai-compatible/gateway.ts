import OpenAI from "openai";
import { Stream } from "openai/core/streaming";
import type { ModelEvent, ModelGateway, ModelRequest, ProviderCheck } from "../../engine/ports/model-gateway.ts";
import { checkExchange, type Endpoint, type Exchange, streamExchange } from "../adapter.ts";
import { fromOpenAiChunk, openAiStart } from "./from-chunk.ts";
import { reframe } from "./reframe.ts";
import { toOpenAiFailure } from "./to-failure.ts";
import { toOpenAiRequest } from "./to-request.ts";

/** The SDK's clock must never end a request: the watchdog does, and says why. */
const noTimeoutMs = 24 * 60 * 60_000;

/** Every server that speaks `/chat/completions`: OpenAI, OpenRouter, Ollama and others. A key is optional. */
export class OpenAiCompatibleGateway implements ModelGateway {
  readonly provider = "openai";
  private readonly endpoint: Endpoint;
  private readonly isOpenAi: boolean;

  constructor(endpoint: Endpoint) {
    this.endpoint = endpoint;
    this.isOpenAi = new URL(endpoint.baseUrl).hostname === "api.openai.com";
  }

  stream(request: ModelRequest, signal: AbortSignal): AsyncIterable<ModelEvent> {
    return streamExchange(this.wire(), signal, (exchange) => this.read(request, exchange));
  }

  check(signal: AbortSignal): Promise<ProviderCheck> {
    return checkExchange(this.wire(), signal, async (fetch) => {
      const page = await this.client(fetch).models.list({ signal });
      return page.data.map((model) => model.id);
    });
  }

  /** Raw events: the SDK's usual iterator throws an error away together with the usage beside it. */
  private async read(request: ModelRequest, { fetch, signal, report }: Exchange): Promise<void> {
    const client = this.client(fetch);
    const response = await client.chat.completions
      .create(toOpenAiRequest(request, this.isOpenAi), { signal })
      .asResponse();
    const requestId = response.headers.get("x-request-id");
    if (requestId) report({ type: "started", requestId });
    const chunks = response.headers.get("content-type")?.includes("application/json")
      ? [await response.json()]
      : Stream.fromSSEResponse<unknown>(response, abortedBy(signal), client, false, "events");
    let state = openAiStart;
    for await (const chunk of chunks) {
      const [next, steps] = fromOpenAiChunk(state, chunk);
      state = next;
      for (const step of steps) report(step);
    }
  }

  private client(fetch: typeof globalThis.fetch): OpenAI {
    return new OpenAI({
      apiKey: this.endpoint.apiKey || "none",
      adminAPIKey: null,
      organization: null,
      project: null,
      webhookSecret: null,
      baseURL: this.endpoint.baseUrl,
      maxRetries: 0,
      timeout: noTimeoutMs,
      logLevel: "off",
      fetch,
    });
  }

  private wire() {
    const { apiKey } = this.endpoint;
    const headers: Readonly<Record<string, string>> = apiKey === "" ? {} : { authorization: `Bearer ${apiKey}` };
    return { endpoint: this.endpoint, headers, toFailure: toOpenAiFailure, transform: reframe };
  }
}

/** The SDK's stream aborts its controller when it is left; ours must then not be taken for the person's stop. */
function abortedBy(signal: AbortSignal): AbortController {
  const controller = new AbortController();
  signal.addEventListener("abort", () => controller.abort(), { once: true });
  return controller;
}
