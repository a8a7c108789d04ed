import { event, usageOf, type WireError, type WireFrames, type WireReply, type WireRequest } from "./wire-request.ts";

const statuses: Readonly<Record<number, string>> = {
  400: "INVALID_ARGUMENT",
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
export function geminiError({ status, message, retryAfterS }: WireError): unknown {
  const details: unknown[] = [];
  if (status === 400 && /api key/i.test(message))
    details.push({
      "@type": "type.googleapis.com/google.rpc.ErrorInfo",
      reason: "API_KEY_INVALID",
      domain: "googleapis.com",
    });
  if (retryAfterS !== undefined)
    details.push({ "@type": "type.googleapis.com/google.rpc.RetryInfo", retryDelay: `${retryAfterS}s` });
  return { error: { code: status, message, status: statuses[status] ?? "UNKNOWN", details } };
}

export function geminiModels(models: readonly string[]): unknown {
  return { models: models.map((id) => ({ name: `models/${id}`, displayName: id })) };
}

const finishReasons = { complete: "STOP", truncated: "MAX_TOKENS", refused: "SAFETY" } as const;

export function geminiFrames(request: WireRequest, reply: WireReply): WireFrames {
  const usage = usageOf(request, reply);
  const common = { modelVersion: reply.servedModel ?? request.model, responseId: "wire" };
  const prompt = usage ? usage.input + (usage.cacheRead ?? 0) : 0;
  const counts = usage && {
    promptTokenCount: prompt,
    ...(usage.cacheRead ? { cachedContentTokenCount: usage.cacheRead } : {}),
    candidatesTokenCount: usage.output,
    ...(usage.thinking ? { thoughtsTokenCount: usage.thinking } : {}),
    totalTokenCount: prompt + usage.output + (usage.thinking ?? 0),
  };
  const part = (text: string, thought: boolean): string =>
    event({
      candidates: [{ content: { role: "model", parts: [{ text, ...(thought ? { thought } : {}) }] }, index: 0 }],
      ...(usage ? { usageMetadata: { promptTokenCount: prompt, totalTokenCount: prompt } } : {}),
      ...common,
    });
  const finish = reply.finish ?? "complete";
  return {
    before: [],
    thoughtOf: (text) => part(text, true),
    frameOf: (text) => part(text, false),
    after:
      finish === "cut" || finish === "hang"
        ? []
        : [
            event({
              candidates: [
                { content: { role: "model", parts: [{ text: "" }] }, finishReason: finishReasons[finish], index: 0 },
              ],
              ...(counts ? { usageMetadata: counts } : {}),
              ...common,
            }),
          ],
  };
}
