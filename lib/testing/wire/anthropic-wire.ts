import { allBuckets, promptBuckets, wholeUsage } from "./billed-usage.ts";
import {
  event,
  quotaResetsAfterS,
  retryAfterS,
  toldCounts,
  type WireError,
  type WireFormat,
  type WireFrame,
  type WireFrames,
  type WireReply,
  type WireRequest,
} from "./wire-request.ts";

const errorTypes: Readonly<Record<number, string>> = {
  400: "invalid_request_error",
  401: "authentication_error",
  402: "billing_error",
  403: "permission_error",
  404: "not_found_error",
  413: "request_too_large",
  429: "rate_limit_error",
  529: "overloaded_error",
};

interface AnthropicBody {
  readonly model: string;
  readonly max_tokens?: number;
  readonly system?: string | readonly { readonly text: string }[];
  readonly messages: readonly { readonly content: string | readonly { readonly text?: string }[] }[];
  readonly output_config?: { readonly format?: { readonly schema?: unknown } };
}

export function readAnthropic(body: AnthropicBody): WireRequest {
  const joined = (content: string | readonly { readonly text?: string }[] | undefined): string =>
    typeof content === "string" ? content : (content ?? []).map((block) => block.text ?? "").join("\n\n");
  const schema = body.output_config?.format?.schema;
  return {
    provider: "anthropic",
    model: body.model,
    system: joined(body.system),
    text: body.messages.map((message) => joined(message.content)).join("\n\n"),
    ...(schema === undefined ? {} : { schema }),
    ...(body.max_tokens === undefined ? {} : { maxOutputTokens: body.max_tokens }),
  };
}

const errorBody = ({ status, message, type }: WireError): unknown => ({
  type: "error",
  error: { type: type ?? errorTypes[status] ?? "api_error", message },
  request_id: "req_wire",
});

/** `/v1/messages` and `/v1/models`. */
export const anthropicWire: WireFormat = {
  id: "anthropic",
  errors: {
    "rate-limited": { status: 429, message: "This request would exceed the rate limit.", retryAfterS },
    "rate-limited-untold": { status: 429, message: "This request would exceed the rate limit." },
    quota: { status: 429, message: "This request would exceed the daily limit.", retryAfterS: quotaResetsAfterS },
    "error-500": { status: 500, message: "Internal server error" },
    "error-503": { status: 503, message: "Service unavailable" },
    "error-529": { status: 529, message: "Overloaded" },
    "auth-401": { status: 401, message: "invalid x-api-key" },
    "auth-403": { status: 403, message: "Your API key does not have permission to use the specified resource." },
    billing: { status: 402, message: "Your credit balance is too low to access the API." },
    "context-too-long": { status: 400, message: "prompt is too long: 1200000 tokens > 1000000 maximum" },
    "model-unknown": { status: 404, message: "model: no such model" },
  },
  ping: event({ type: "ping" }, "ping"),
  errorBody,
  errorEvent: (error) => event(errorBody(error), "error"),
  modelList: (models) => ({
    data: models.map((id) => ({ type: "model", id, display_name: id, created_at: "2026-01-01T00:00:00Z" })),
    has_more: false,
    first_id: models[0] ?? null,
    last_id: models.at(-1) ?? null,
  }),
  contentType: "text/event-stream",
  frames: anthropicFrames,
};

const stopReasons = { complete: "end_turn", truncated: "max_tokens", refused: "refusal" } as const;

function anthropicFrames(request: WireRequest, reply: WireReply): WireFrames {
  const usage = wholeUsage(request, reply);
  const input = toldCounts(reply, {
    input_tokens: usage.input,
    cache_creation_input_tokens: usage.cacheWrite ?? 0,
    cache_read_input_tokens: usage.cacheRead ?? 0,
  });
  const split = toldCounts(reply, {
    ephemeral_5m_input_tokens: usage.cacheWrite ?? 0,
    ephemeral_1h_input_tokens: 0,
  });
  const message = {
    id: "msg_wire",
    type: "message",
    role: "assistant",
    model: reply.servedModel ?? request.model,
    content: [],
    stop_reason: null,
    stop_sequence: null,
    usage: { ...input, cache_creation: split, ...toldCounts(reply, { output_tokens: 1 }), service_tier: "standard" },
  };
  const index = reply.thinking ? 1 : 0;
  const blockStart = (content_block: object, at: number) =>
    event({ type: "content_block_start", index: at, content_block }, "content_block_start");
  const blockStop = (at: number) => event({ type: "content_block_stop", index: at }, "content_block_stop");
  const delta = (at: number, content: object) =>
    event({ type: "content_block_delta", index: at, delta: content }, "content_block_delta");
  const textStart = blockStart({ type: "text", text: "" }, index);
  const isTold = reply.tells === undefined;
  return {
    before: [
      {
        text: event({ type: "message_start", message }, "message_start"),
        ...(isTold && { tells: promptBuckets(usage) }),
      },
      { text: event({ type: "ping" }, "ping") },
      { text: reply.thinking ? blockStart({ type: "thinking", thinking: "", signature: "" }, 0) : textStart },
    ],
    thoughtOf: (thinking) => ({ text: delta(0, { type: "thinking_delta", thinking }) + blockStop(0) + textStart }),
    wordsOf: (text) => ({ text: delta(index, { type: "text_delta", text }) }),
    finish: reply.finish === "blocked" ? [blocked] : [{ text: blockStop(index) }, messageDelta(), messageStop],
    trailer: [],
  };

  function messageDelta(): WireFrame {
    const finish = reply.finish === "blocked" ? "complete" : (reply.finish ?? "complete");
    const stop_details =
      finish === "refused" ? { type: "refusal", category: "test", explanation: "This is refused." } : null;
    const thinking = { thinking_tokens: usage.thinking ?? 0 };
    const output = toldCounts(reply, { output_tokens: usage.output + (usage.thinking ?? 0) });
    return {
      text: event(
        {
          type: "message_delta",
          delta: { stop_reason: stopReasons[finish], stop_sequence: null, stop_details },
          usage: { ...input, ...output, output_tokens_details: toldCounts(reply, thinking) },
        },
        "message_delta",
      ),
      ...(isTold && { tells: allBuckets(usage) }),
    };
  }
}

const messageStop: WireFrame = { text: event({ type: "message_stop" }, "message_stop") };
const blocked: WireFrame = {
  text: event(errorBody({ status: 400, message: "Output blocked by content filtering policy" }), "error"),
};
