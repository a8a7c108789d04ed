import type { MessageCreateParamsStreaming, TextBlockParam } from "@anthropic-ai/sdk/resources/messages";
import type { ModelRequest } from "../../engine/ports/model-gateway.ts";
import { replySchema } from "../reply-schema.ts";
import { claudeCapabilities } from "./capabilities.ts";

/** The API takes four marks; the longest prefixes are worth most, so the last four stay. */
const mostMarks = 4;

/** The body for `/v1/messages`. Thinking is asked for as a summary: hidden, it looks like a hang. */
export function toAnthropicRequest(request: ModelRequest): MessageCreateParamsStreaming {
  const can = claudeCapabilities(request.model);
  const format =
    request.replySchema && can.structuredOutput
      ? { type: "json_schema" as const, schema: replySchema(request.replySchema.schema) }
      : undefined;
  const effort = request.effort && can.adaptiveThinking ? request.effort : undefined;
  return {
    model: request.model,
    max_tokens: request.maxOutputTokens,
    stream: true,
    system: [{ type: "text", text: request.instructions }],
    messages: [{ role: "user", content: blocks(request) }],
    ...(can.adaptiveThinking ? { thinking: { type: "adaptive", display: "summarized" } } : {}),
    ...(format || effort ? { output_config: { ...(effort ? { effort } : {}), ...(format ? { format } : {}) } } : {}),
  };
}

function blocks(request: ModelRequest): TextBlockParam[] {
  const marked = request.parts.filter((part) => part.cache !== undefined && part.text !== "");
  const kept = new Set(marked.slice(-mostMarks));
  return request.parts
    .filter((part) => part.text !== "") // an empty block is an error 400
    .map((part) => ({
      type: "text",
      text: part.text,
      ...(part.cache && kept.has(part) ? { cache_control: { type: "ephemeral", ttl: part.cache } } : {}),
    }));
}
