import type { z } from "zod";
import { err, ok, type Result } from "../result.ts";

const maxCandidates = 50;

/**
 * Reads the one JSON value of a reply by its schema. A fence around it, and text before or after, are tolerated; the
 * value itself is not mended. The error is a sentence that can go back to the model.
 */
export function readReply<T>(text: string, schema: z.ZodType<T>): Result<T, string> {
  let problem: string | undefined;
  for (const candidate of candidates(text)) {
    const parsed = parse(candidate);
    if (parsed === undefined) continue;
    const result = schema.safeParse(parsed.value);
    if (result.success) return ok(result.data);
    // The first object says best what was meant; later ones may be pieces of it.
    problem ??= result.error.issues
      .slice(0, 3)
      .map((issue) => `${issue.path.join(".") || "the value"}: ${issue.message}`)
      .join("; ");
  }
  if (problem !== undefined) return err(`The JSON does not fit the schema: ${problem}.`);
  return err(text.includes("{") ? "The JSON in the reply is not valid." : "The reply holds no JSON object.");
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** The whole text, then each object in it from its brace to the matching one. */
function* candidates(text: string): Generator<string> {
  yield text.trim();
  let from = text.indexOf("{");
  for (let count = 0; from >= 0 && count < maxCandidates; count += 1) {
    const to = closing(text, from);
    if (to !== undefined) yield text.slice(from, to + 1);
    from = text.indexOf("{", from + 1);
  }
}

function closing(text: string, from: number): number | undefined {
  let depth = 0;
  let inString = false;
  for (let at = from; at < text.length; at += 1) {
    const char = text[at];
    if (inString) {
      if (char === "\\") at += 1;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === "{") depth += 1;
    else if (char === "}") {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return undefined;
}
