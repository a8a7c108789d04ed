import { type ModelRef, modelRefSchema } from "./role.ts";

/** Reads `provider/model`, as rounds and people write it; null where it names no provider of ours. */
export function parseModelRef(text: string): ModelRef | null {
  const slash = text.indexOf("/");
  const parsed = modelRefSchema.safeParse({
    provider: text.slice(0, slash).trim(),
    model: text.slice(slash + 1).trim(),
  });
  return slash > 0 && parsed.success ? parsed.data : null;
}
