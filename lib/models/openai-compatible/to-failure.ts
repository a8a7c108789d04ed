import { APIConnectionError, APIError } from "openai";
import type { ModelFailure } from "../../domain/build/failure.ts";
import { failureKind } from "../failure-kind.ts";
import { recordOf, textOf } from "../outside-value.ts";
import { retryAfterMs } from "../retry-after.ts";
import { cleanDetail, type RequestState, transportFailure } from "../transport-failure.ts";

/** Whatever the SDK threw, as a failure with a name. */
export function toOpenAiFailure(error: unknown, state: RequestState): ModelFailure {
  if (!(error instanceof APIError) || error instanceof APIConnectionError) return transportFailure(error, state);
  const wait = retryAfterMs(error.headers ?? state.headers, state.nowMs);
  const { types, message } = told(error.error);
  return {
    kind: failureKind(
      {
        types,
        message: message || error.message,
        ...(error.status === undefined ? {} : { status: error.status }),
        ...(wait === undefined ? {} : { retryAfterMs: wait }),
      },
      false,
    ),
    detail: cleanDetail(message || error.message, state.secrets),
    ...(error.status === undefined ? {} : { httpStatus: error.status }),
    ...(error.requestID ? { requestId: error.requestID } : {}),
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
  };
}

/** An error inside a stream. Its code is a word for some servers and an HTTP status for others. */
export function errorFailure(error: unknown): ModelFailure {
  const { types, message, status } = told(error);
  return {
    kind: failureKind({ types, message, ...(status === undefined ? {} : { status }) }, true),
    detail: cleanDetail(message || "The provider broke off with an error.", []),
  };
}

function told(error: unknown): { types: readonly string[]; message: string; status?: number } {
  if (typeof error === "string") return { types: [], message: error };
  const body = recordOf(error) ?? {};
  const code = typeof body.code === "number" ? body.code : undefined;
  return {
    types: [body.code, body.type].flatMap((name) => textOf(name) ?? []),
    message: textOf(body.message) ?? "",
    ...(code === undefined ? {} : { status: code }),
  };
}
