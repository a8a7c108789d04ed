import { allBuckets, wholeUsage } from "./billed-usage.ts";
import {
  event,
  quotaResetsAfterS,
  retryAfterS,
  toldCounts,
  type WireError,
  type WireFormat,
  type WireFrames,
  type WireReply,
  type WireRequest,
} from "./wire-request.ts";

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

const errorBody = ({ status, message, type }: WireError): unknown => ({
  error: {
    message,
    type: status >= 500 ? "server_error" : "invalid_request_error",
    param: null,
    code: type ?? codes[status] ?? null,
  },
});

/** `/chat/completions` and `/models`. */
export const openAiWire: WireFormat = {
  id: "openai",
  errors: {
    "rate-limited": { status: 429, message: "Rate limit reached for requests per minute.", retryAfterS },
    "rate-limited-untold": { status: 429, message: "Rate limit reached." },
    quota: {
      status: 429,
      message: "Rate limit reached for requests per day.",
      retryAfterS: quotaResetsAfterS,
    },
    "error-500": { status: 500, message: "The server had an error while processing your request." },
    "error-503": { status: 503, message: "The engine is currently overloaded, please try again later." },
    "error-529": { status: 529, message: "Overloaded" },
    "auth-401": { status: 401, message: "Incorrect API key provided." },
    "auth-403": { status: 403, message: "Country, region, or territory not supported." },
    // Not 402: OpenAI says it with the status of a rate limit.
    billing: { status: 429, message: "You exceeded your current quota.", type: "insufficient_quota" },
    "context-too-long": {
      status: 400,
      message: "This model's maximum context length is 8192 tokens.",
      type: "context_length_exceeded",
    },
    "model-unknown": { status: 404, message: "The model `none` does not exist." },
  },
  ping: ": keep-alive\n\n",
  errorBody,
  errorEvent: (error) => event(errorBody(error)),
  modelList: (models) => ({
    object: "list",
    data: models.map((id) => ({ id, object: "model", created: 0, owned_by: "wire" })),
  }),
  contentType: "text/event-stream",
  frames: openAiFrames,
};

const finishReasons = { complete: "stop", truncated: "length", refused: "stop", blocked: "content_filter" } as const;

function openAiFrames(request: WireRequest, reply: WireReply): WireFrames {
  const usage = wholeUsage(request, reply);
  const head = {
    id: "chatcmpl-wire",
    object: "chat.completion.chunk",
    created: 0,
    model: reply.servedModel ?? request.model,
  };
  const chunk = (delta: unknown, finish: string | null = null) => ({
    text: event({ ...head, choices: [{ index: 0, delta, finish_reason: finish }], usage: null }),
  });
  const prompt = usage.input + (usage.cacheRead ?? 0) + (usage.cacheWrite ?? 0);
  const completion = usage.output + (usage.thinking ?? 0);
  const counts = {
    ...toldCounts(reply, {
      prompt_tokens: prompt,
      completion_tokens: completion,
      total_tokens: prompt + completion,
    }),
    prompt_tokens_details: toldCounts(reply, {
      cached_tokens: usage.cacheRead ?? 0,
      cache_write_tokens: usage.cacheWrite ?? 0,
    }),
    completion_tokens_details: toldCounts(reply, { reasoning_tokens: usage.thinking ?? 0 }),
  };
  const told = { text: event({ ...head, choices: [], usage: counts }) };
  return {
    before: [chunk({ role: "assistant", content: "" })],
    thoughtOf: (text) => chunk({ reasoning_content: text }),
    wordsOf: (text) => chunk({ content: text }),
    finish: [
      ...(reply.finish === "refused" ? [chunk({ refusal: "I cannot help with that." })] : []),
      chunk({}, finishReasons[reply.finish ?? "complete"]),
    ],
    trailer: [
      ...(reply.tells === "nothing" ? [] : [reply.tells ? told : { ...told, tells: allBuckets(usage) }]),
      { text: "data: [DONE]\n\n" },
    ],
  };
}
