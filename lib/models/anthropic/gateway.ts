import Anthropic from "@anthropic-ai/sdk";
import { Stream } from "@anthropic-ai/sdk/core/streaming";
import type { ModelEvent, ModelGateway, ModelRequest, ProviderCheck } from "../../engine/ports/model-gateway.ts";
import { checkExchange, type Endpoint, type Exchange, streamExchange } from "../adapter.ts";
import { recordOf } from "../outside-value.ts";
import { anthropicStart, fromAnthropicEvent, fromAnthropicMessage } from "./from-chunk.ts";
import { toAnthropicFailure } from "./to-failure.ts";
import { toAnthropicRequest } from "./to-request.ts";

/** The SDK's own version of the API; a test compares it with what the SDK sends. */
export const anthropicVersion = "2026-10-21";

/** The SDK's clock must never end a request: the watchdog does, and says why. */
const noTimeoutMs = 24 * 60 * 60_000;

export class AnthropicGateway implements ModelGateway {
  readonly provider = "anthropic";
  private readonly endpoint: Endpoint;

  constructor(endpoint: Endpoint) {
    this.endpoint = endpoint;
  }

  stream(request: ModelRequest, signal: AbortSignal): AsyncIterable<ModelEvent> {
    return streamExchange(this.wire(), signal, (exchange) => this.read(request, exchange));
  }

  check(signal: AbortSignal): Promise<ProviderCheck> {
    return checkExchange(this.wire(), signal, async (fetch) => {
      const page = await this.client(fetch).models.list({ limit: 1000 }, { signal });
      return page.data.map((model) => model.id);
    });
  }

  /** Raw events: the SDK's own iterator drops pings, and its accumulator drops usage. */
  private async read(request: ModelRequest, { fetch, signal, report }: Exchange): Promise<void> {
    const response = await this.client(fetch).messages.create(toAnthropicRequest(request), { signal }).asResponse();
    const requestId = response.headers.get("request-id");
    if (requestId) report({ type: "started", requestId });
    if (response.headers.get("content-type")?.includes("application/json")) {
      for (const step of fromAnthropicMessage(recordOf(await response.json()) ?? {})) report(step);
      return;
    }
    let state = anthropicStart;
    for await (const event of Stream.rawEvents(response)) {
      if (!event.data) continue;
      const parsed: unknown = JSON.parse(event.data);
      const [next, steps] = fromAnthropicEvent(state, parsed);
      state = next;
      for (const step of steps) report(step);
      if (recordOf(parsed)?.type === "message_stop") return;
    }
  }

  private client(fetch: typeof globalThis.fetch): Anthropic {
    return new Anthropic({
      apiKey: this.endpoint.apiKey,
      authToken: null,
      webhookKey: null,
      baseURL: this.endpoint.baseUrl,
      maxRetries: 0,
      timeout: noTimeoutMs,
      logLevel: "off",
      openTelemetry: false,
      fetch,
    });
  }

  private wire() {
    return {
      endpoint: this.endpoint,
      headers: { authorization: `Bearer ${this.endpoint.apiKey}`, "anthropic-version": anthropicVersion },
      toFailure: toAnthropicFailure,
    };
  }
}
