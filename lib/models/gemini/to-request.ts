import { type GenerateContentParameters, ThinkingLevel } from "@google/genai";
import type { ModelRequest } from "../../engine/ports/model-gateway.ts";
import { replySchema } from "../reply-schema.ts";

/** The parameters of `generateContentStream`. Caching is the provider's own: the order of the parts is what counts. */
export function toGeminiRequest(request: ModelRequest): GenerateContentParameters {
  const thinking = thinkingOf(request);
  return {
    model: request.model,
    contents: [{ role: "user", parts: request.parts.filter((part) => part.text !== "").map(({ text }) => ({ text })) }],
    config: {
      systemInstruction: request.instructions,
      maxOutputTokens: request.maxOutputTokens,
      candidateCount: 1,
      automaticContinuation: false, // hops inside the SDK are billed and not seen
      automaticFunctionCalling: { disable: true },
      ...(thinking ? { thinkingConfig: thinking } : {}),
      ...(request.replySchema
        ? { responseMimeType: "application/json", responseJsonSchema: replySchema(request.replySchema.schema) }
        : {}),
    },
  };
}

const levels = { low: ThinkingLevel.LOW, medium: ThinkingLevel.MEDIUM, high: ThinkingLevel.HIGH } as const;

/** Levels came with Gemini 3, whose first Pro knows only the outer two; thoughts as a summary came with 2.5. */
function thinkingOf(request: ModelRequest): { includeThoughts: true; thinkingLevel?: ThinkingLevel } | undefined {
  const name = request.model.replace(/^models\//, "");
  if (!name.startsWith("gemini-")) return undefined;
  const version = Number(/^gemini-(\d+(?:\.\d+)?)/.exec(name)?.[1] ?? "3");
  if (version < 2.5) return undefined;
  const takesLevel = version >= 3 && !(name.startsWith("gemini-3-pro") && request.effort === "medium");
  return {
    includeThoughts: true,
    ...(request.effort && takesLevel ? { thinkingLevel: levels[request.effort] } : {}),
  };
}
