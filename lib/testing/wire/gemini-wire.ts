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

const statuses: Readonly<Record<number, string>> = {
  400: "INVALID_ARGUMENT",
  401: "UNAUTHENTICATED",
  403: "PERMISSION_DENIED",
  404: "NOT_FOUND",
  429: "RESOURCE_EXHAUSTED",
  500: "INTERNAL",
  503: "UNAVAILABLE",
};

interface GeminiBody {
  readonly contents: readonly { readonly parts: readonly { readonly text?: string }[] }[];
  readonly systemInstruction?: { readonly parts: readonly { readonly text?: string }[] };
  readonly generationConfig?: { readonly maxOutputTokens?: number; readonly responseJsonSchema?: unknown };
}

export function readGemini(model: string, body: GeminiBody): WireRequest {
  const joined = (parts: readonly { readonly text?: string }[] | undefined): string =>
    (parts ?? []).map((part) => part.text ?? "").join("\n\n");
  const config = body.generationConfig;
  return {
    provider: "gemini",
    model,
    system: joined(body.systemInstruction?.parts),
    text: body.contents.map((content) => joined(content.parts)).join("\n\n"),
    ...(config?.responseJsonSchema === undefined ? {} : { schema: config.responseJsonSchema }),
    ...(config?.maxOutputTokens === undefined ? {} : { maxOutputTokens: config.maxOutputTokens }),
  };
}

/** Google's errors carry their reasons and waits in `details`, not in headers. */
function errorBody({ status, message, retryAfterS: wait, type }: WireError): unknown {
  const rpc = "type.googleapis.com/google.rpc";
  const details: unknown[] = [];
  if (type && status === 429) details.push({ "@type": `${rpc}.QuotaFailure`, violations: [{ quotaId: type }] });
  else if (type) details.push({ "@type": `${rpc}.ErrorInfo`, reason: type, domain: "googleapis.com" });
  if (wait !== undefined) details.push({ "@type": `${rpc}.RetryInfo`, retryDelay: `${wait}s` });
  return { error: { code: status, message, status: statuses[status] ?? "UNKNOWN", details } };
}

const exceeded = "You exceeded your current quota, please check your plan.";

/** `/v1beta/models/MODEL:streamGenerateContent` and `/v1beta/models`. */
export const geminiWire: WireFormat = {
  id: "gemini",
  errors: {
    "rate-limited": {
      status: 429,
      message: exceeded,
      retryAfterS,
      type: "GenerateRequestsPerMinutePerProjectPerModel",
    },
    "rate-limited-untold": { status: 429, message: "Resource exhausted. Please try again later." },
    quota: {
      status: 429,
      message: exceeded,
      retryAfterS: quotaResetsAfterS,
      type: "GenerateRequestsPerDayPerProjectPerModel",
    },
    "error-500": { status: 500, message: "An internal error has occurred." },
    "error-503": { status: 503, message: "The model is overloaded. Please try again later." },
    // Google has no such status; a gateway between may.
    "error-529": { status: 529, message: "Overloaded" },
    "auth-401": { status: 400, message: "API key not valid. Please pass a valid API key.", type: "API_KEY_INVALID" },
    "auth-403": { status: 403, message: "The caller does not have permission." },
    billing: { status: 403, message: "This API method requires billing to be enabled.", type: "BILLING_DISABLED" },
    "context-too-long": {
      status: 400,
      message: "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).",
    },
    "model-unknown": { status: 404, message: "models/none is not found for API version v1beta." },
  },
  ping: ": keep-alive\n\n",
  errorBody,
  errorEvent: (error) => event(errorBody(error)),
  modelList: (models) => ({ models: models.map((id) => ({ name: `models/${id}`, displayName: id })) }),
  contentType: "text/event-stream",
  frames: geminiFrames,
};

/** `/v1beta/models/MODEL:generateContent`: the same in one piece. */
export const geminiWholeWire: WireFormat = {
  ...geminiWire,
  contentType: "application/json",
  frames: (request, reply) => {
    const { finish } = geminiFrames(request, reply);
    const nothing = { text: "" };
    const thought = reply.thinking ? [{ text: reply.thinking, thought: true }] : [];
    const parts = [...thought, { text: reply.text }];
    return {
      before: [],
      thoughtOf: () => nothing,
      wordsOf: () => nothing,
      finish: finish.map((frame) => ({ ...frame, text: JSON.stringify(withParts(frame.text, parts)) })),
      trailer: [],
    };
  },
};

function withParts(endEvent: string, parts: readonly unknown[]): unknown {
  const end = JSON.parse(endEvent.replace(/^data: /, "")) as { readonly candidates?: readonly object[] };
  const candidates = end.candidates?.map((candidate) => ({ ...candidate, content: { role: "model", parts } }));
  return { ...end, ...(candidates ? { candidates } : {}) };
}

const finishReasons = { complete: "STOP", truncated: "MAX_TOKENS", refused: "SAFETY" } as const;

function geminiFrames(request: WireRequest, reply: WireReply): WireFrames {
  const usage = wholeUsage(request, reply);
  const common = { modelVersion: reply.servedModel ?? request.model, responseId: "wire" };
  const prompt = usage.input + (usage.cacheRead ?? 0);
  const toPrompt = toldCounts(reply, {
    promptTokenCount: prompt,
    ...(usage.cacheRead ? { cachedContentTokenCount: usage.cacheRead } : {}),
  });
  const counts = {
    ...toPrompt,
    ...toldCounts(reply, {
      candidatesTokenCount: usage.output,
      ...(usage.thinking ? { thoughtsTokenCount: usage.thinking } : {}),
      totalTokenCount: prompt + usage.output + (usage.thinking ?? 0),
    }),
  };
  const isTold = reply.tells === undefined;
  const part = (text: string, thought: boolean): WireFrame => ({
    text: event({
      candidates: [{ content: { role: "model", parts: [{ text, ...(thought ? { thought } : {}) }] }, index: 0 }],
      usageMetadata: toPrompt,
      ...common,
    }),
    ...(isTold && { tells: promptBuckets(usage) }),
  });
  const content = { role: "model", parts: [{ text: "" }] };
  const end =
    reply.finish === "blocked"
      ? { promptFeedback: { blockReason: "PROHIBITED_CONTENT" }, usageMetadata: toPrompt }
      : {
          candidates: [{ content, finishReason: finishReasons[reply.finish ?? "complete"], index: 0 }],
          usageMetadata: counts,
        };
  return {
    before: [],
    thoughtOf: (text) => part(text, true),
    wordsOf: (text) => part(text, false),
    finish: [{ text: event({ ...end, ...common }), ...(isTold && { tells: allBuckets(usage) }) }],
    trailer: [],
  };
}
