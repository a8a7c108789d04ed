import { err, ok, type Result } from "#lib/domain/result.ts";
import type { Refusal } from "./refusal-status.ts";

/** The most that a request may carry: a blueprint of two million characters fits. */
export const bodyLimit = 3 * 1024 * 1024;

/** The body as text, read no further than the limit. */
export async function readBody(request: Request): Promise<Result<string, Refusal>> {
  if (Number(request.headers.get("content-length") ?? 0) > bodyLimit) return tooLarge;
  if (request.body === null) return ok("");
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > bodyLimit) return tooLarge;
    chunks.push(chunk);
  }
  try {
    return ok(new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks)));
  } catch {
    return err({ type: "invalid", message: "The body is not UTF-8 text. Nothing was changed or spent." });
  }
}

/** The body as JSON; an empty one is an empty object. Only `application/json` is read, so that no form can write. */
export function parseBody(request: Request, text: string): Result<unknown, Refusal> {
  if (text === "") return ok({});
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") {
    const message = `Send JSON with the header Content-Type: application/json, not ${type ?? "without one"}. Nothing was changed.`;
    return err({ type: "not-json", message });
  }
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    const message = `The body is no JSON: ${(error as SyntaxError).message}. Nothing was changed or spent.`;
    return err({ type: "invalid", message });
  }
}

const tooLarge = err({
  type: "body-too-large",
  message: "The body is larger than 3 MB. Nothing was changed or spent.",
} as const);
