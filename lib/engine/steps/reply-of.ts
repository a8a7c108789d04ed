import type { z } from "zod";
import { err, type Result } from "../../domain/result.ts";
import { readReply } from "../../domain/review/read-reply.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { must } from "./load-module.ts";
import { markUnreadable } from "./mark-unreadable.ts";

/** The text that an attempt brought; empty where it brought none. */
export async function replyText(deps: Pick<EngineDeps, "facts" | "artifacts">, attemptId: string): Promise<string> {
  const attempt = await must(deps.facts.read.attempts.get(attemptId), `attempt ${attemptId}`);
  return attempt.replySha ? ((await deps.artifacts.get(attempt.replySha)) ?? "") : "";
}

/** The one JSON value that an attempt brought, by its schema; the error is a sentence, and is kept with the attempt. */
export async function replyOf<T>(
  deps: Pick<EngineDeps, "facts" | "artifacts">,
  attemptId: string,
  schema: z.ZodType<T>,
): Promise<Result<T, string>> {
  const text = await replyText(deps, attemptId);
  const read = text === "" ? err("The reply was empty.") : readReply(text, schema);
  if (!read.ok) await deps.facts.commit("unreadable", (tx) => markUnreadable(tx, attemptId, read.error));
  return read;
}
