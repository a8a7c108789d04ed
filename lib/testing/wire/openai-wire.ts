import { event, usageOf, type WireError, type WireFrames, type WireReply, type WireRequest } from "./wire-request.ts";

const codes: Readonly<Record<number, string>> = {
  401: "invalid_api_key",
  404: "model_not_found",
  429: "rate_limit_exceeded",
};

interface OpenAiBody {
  readonly model: string;
  readonly max_tokens?: number;
  readonly max_completion_tokens?: number;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly response_format?: { readonly json_schema?: { readonly schema?: unknown } };
}

export function readOpenAi(body: OpenAiBody): WireRequest {
  const of = (isSystem: boolean): string =>
    body.messages
      .filter((message) => (message.role === "system") === isSystem)
      .map((message) => message.content)
      .join("\n\n");
  const limit = body.max_completion_tokens ?? body.max_tokens;
  const schema = body.response_format?.json_schema?.schema;
  return {
    provider: "openai",
    model: body.model,
    system: of(true),
    text: of(false),
    ...(schema === undefined ? {} : { schema }),
    ...(limit === undefined ? {} : { maxOutputTokens: limit }),
  };
}

export function openAiError({ status, message }: WireError): unknown {
  return {
    error: {
      message,
      type: status >= 500 ? "server_error" : "invalid_request_error",
      param: null,
      code: codes[status] ?? null,
    },
  };
}

export function openAiModels(models: readonly string[]): unknown {
  return { object: "list", data: models.map((id) => ({ id, object: "model", created: 0, owned_by: "wire" })) };
}

const finishReasons = { complete: "stop", truncated: "length", refused: "content_filter" } as const;

export function openAiFrames(request: WireRequest, reply: WireReply): WireFrames {
  const usage = usageOf(request, reply);
  const head = {
    id: "chatcmpl-wire",
    object: "chat.completion.chunk",
    created: 0,
    model: reply.servedModel ?? request.model,
  };
  const chunk = (delta: unknown, finish: string | null): string =>
    event({ ...head, choices: [{ index: 0, delta, finish_reason: finish }], usage: null });
  const prompt = usage ? usage.input + (usage.cacheRead ?? 0) + (usage.cacheWrite ?? 0) : 0;
  const completion = usage ? usage.output + (usage.thinking ?? 0) : 0;
  const counts = {
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: prompt + completion,
    prompt_tokens_details: { cached_tokens: usage?.cacheRead ?? 0 },
    completion_tokens_details: { reasoning_tokens: usage?.thinking ?? 0 },
  };
  const finish = reply.finish ?? "complete";
  return {
    before: [chunk({ role: "assistant", content: "" }, null)],
    thoughtOf: (text) => chunk({ reasoning_content: text }, null),
    frameOf: (text) => chunk({ content: text }, null),
    after:
      finish === "cut" || finish === "hang"
        ? []
        : [
            chunk({}, finishReasons[finish]),
            ...(usage ? [event({ ...head, choices: [], usage: counts })] : []),
            "data: [DONE]\n\n",
          ],
  };
}
