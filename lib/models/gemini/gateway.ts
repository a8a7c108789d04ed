import { GoogleGenAI } from "@google/genai";
import type { ModelEvent, ModelGateway, ModelRequest, ProviderCheck } from "../../engine/ports/model-gateway.ts";
import { checkExchange, type Endpoint, type Exchange, streamExchange } from "../adapter.ts";
import { fromGeminiChunk, geminiStart } from "./from-chunk.ts";
import { reframe } from "./reframe.ts";
import { toGeminiFailure } from "./to-failure.ts";
import { toGeminiRequest } from "./to-request.ts";

/** Thinking and JSON schemas are documented for this one; a base URL that ends in a version decides otherwise. */
const usualVersion = "v1beta";

export class GeminiGateway implements ModelGateway {
  readonly provider = "gemini";
  private readonly endpoint: Endpoint;
  private readonly apiVersion: string;

  constructor(endpoint: Endpoint) {
    const version = /\/(v\d\w*)\/?$/.exec(endpoint.baseUrl);
    this.apiVersion = version?.[1] ?? usualVersion;
    this.endpoint = { ...endpoint, baseUrl: version ? endpoint.baseUrl.slice(0, version.index) : endpoint.baseUrl };
  }

  stream(request: ModelRequest, signal: AbortSignal): AsyncIterable<ModelEvent> {
    return streamExchange(this.wire(), signal, (exchange) => this.read(request, exchange));
  }

  check(signal: AbortSignal): Promise<ProviderCheck> {
    return checkExchange(this.wire(), signal, async (fetch) => {
      const pages = await this.client(fetch).models.list({ config: { pageSize: 1000, abortSignal: signal } });
      const models: string[] = [];
      for await (const model of pages) if (model.name) models.push(model.name.replace(/^models\//, ""));
      return models;
    });
  }

  private async read(request: ModelRequest, { fetch, signal, report }: Exchange): Promise<void> {
    const given = toGeminiRequest(request);
    const chunks = await this.client(fetch).models.generateContentStream({
      ...given,
      config: { ...given.config, abortSignal: signal },
    });
    let state = geminiStart;
    for await (const chunk of chunks) {
      const [next, steps] = fromGeminiChunk(state, chunk);
      state = next;
      for (const step of steps) report(step);
    }
  }

  /** No `retryOptions`: with any, the SDK would try five times. */
  private client(fetch: typeof globalThis.fetch): GoogleGenAI {
    return new GoogleGenAI({
      apiKey: this.endpoint.apiKey,
      vertexai: false,
      apiVersion: this.apiVersion,
      httpOptions: { baseUrl: this.endpoint.baseUrl, fetch },
    });
  }

  private wire() {
    return {
      endpoint: this.endpoint,
      headers: { "x-goog-api-key": this.endpoint.apiKey },
      toFailure: toGeminiFailure,
      transform: reframe,
    };
  }
}
