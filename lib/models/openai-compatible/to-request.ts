import type { ChatCompletionCreateParamsStreaming } from "openai/resources/chat/completions";
import type { ModelRequest } from "../../engine/ports/model-gateway.ts";
import { isStrict, replySchema } from "../reply-schema.ts";

/** The body for `/chat/completions`. `isOpenAi`: OpenAI itself, whose newer models refuse the old name of the limit. */
export function toOpenAiRequest(request: ModelRequest, isOpenAi: boolean): ChatCompletionCreateParamsStreaming {
  const schema = request.replySchema && replySchema(request.replySchema.schema);
  const takesEffort = isOpenAi && /^(gpt-[5-9]|o\d)/.test(request.model);
  return {
    model: request.model,
    stream: true,
    stream_options: { include_usage: true },
    messages: [
      { role: "system", content: request.instructions },
      { role: "user", content: userText(request) },
    ],
    ...(isOpenAi ? { max_completion_tokens: request.maxOutputTokens } : { max_tokens: request.maxOutputTokens }),
    ...(request.effort && takesEffort ? { reasoning_effort: request.effort } : {}),
    ...(request.replySchema && schema
      ? {
          response_format: {
            type: "json_schema",
            json_schema: { name: request.replySchema.name, schema, strict: isStrict(schema) },
          },
        }
      : {}),
  };
}

/** One string: not every server takes a list of parts. */
function userText(request: ModelRequest): string {
  return request.parts
    .map((part) => part.text)
    .filter((text) => text !== "")
    .join("\n\n");
}
