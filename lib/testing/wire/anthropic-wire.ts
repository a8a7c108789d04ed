import { event, usageOf, type WireError, type WireFrames, type WireReply, type WireRequest } from "./wire-request.ts";

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

export function anthropicError({ status, message }: WireError): unknown {
  return { type: "error", error: { type: errorTypes[status] ?? "api_error", message }, request_id: "req_wire" };
}

export function anthropicModels(models: readonly string[]): unknown {
  const data = models.map((id) => ({ type: "model", id, display_name: id, created_at: "2026-01-01T00:00:00Z" }));
  return { data, has_more: false, first_id: models[0] ?? null, last_id: models.at(-1) ?? null };
}

const stopReasons = { complete: "end_turn", truncated: "max_tokens", refused: "refusal" } as const;

export function anthropicFrames(request: WireRequest, reply: WireReply): WireFrames {
  const usage = usageOf(request, reply);
  const input = usage && {
    input_tokens: usage.input,
    cache_creation_input_tokens: usage.cacheWrite ?? 0,
    cache_read_input_tokens: usage.cacheRead ?? 0,
  };
  const split = { ephemeral_5m_input_tokens: usage?.cacheWrite ?? 0, ephemeral_1h_input_tokens: 0 };
  const message = {
    id: "msg_wire",
    type: "message",
    role: "assistant",
    model: reply.servedModel ?? request.model,
    content: [],
    stop_reason: null,
    stop_sequence: null,
    usage: usage ? { ...input, cache_creation: split, output_tokens: 1, service_tier: "standard" } : undefined,
  };
  const finish = reply.finish ?? "complete";
  const index = reply.thinking ? 1 : 0;
  const thinkingStart = {
    type: "content_block_start",
    index: 0,
    content_block: { type: "thinking", thinking: "", signature: "" },
  };
  const textStart = { type: "content_block_start", index, content_block: { type: "text", text: "" } };
  return {
    before: [
      event({ type: "message_start", message }, "message_start"),
      event({ type: "ping" }, "ping"),
      event(reply.thinking ? thinkingStart : textStart, "content_block_start"),
    ],
    thoughtOf: (thinking) =>
      event(
        { type: "content_block_delta", index: 0, delta: { type: "thinking_delta", thinking } },
        "content_block_delta",
      ) +
      event({ type: "content_block_stop", index: 0 }, "content_block_stop") +
      event(textStart, "content_block_start"),
    frameOf: (text) =>
      event({ type: "content_block_delta", index, delta: { type: "text_delta", text } }, "content_block_delta"),
    after:
      finish === "cut" || finish === "hang"
        ? []
        : [
            event({ type: "content_block_stop", index }, "content_block_stop"),
            event(
              {
                type: "message_delta",
                delta: {
                  stop_reason: stopReasons[finish],
                  stop_sequence: null,
                  stop_details:
                    finish === "refused" ? { type: "refusal", category: "test", explanation: "Refused." } : null,
                },
                usage: usage
                  ? {
                      ...input,
                      output_tokens: usage.output + (usage.thinking ?? 0),
                      output_tokens_details: { thinking_tokens: usage.thinking ?? 0 },
                    }
                  : undefined,
              },
              "message_delta",
            ),
            event({ type: "message_stop" }, "message_stop"),
          ],
  };
}
