import { APIConnectionError, APIError } from "@anthropic-ai/sdk";
import type { ModelFailure } from "../../domain/build/failure.ts";
import { failureKind, type ProviderError } from "../failure-kind.ts";
import { recordOf, textOf } from "../outside-value.ts";
import { retryAfterMs } from "../retry-after.ts";
import { cleanDetail, type RequestState, transportFailure } from "../transport-failure.ts";

/** Whatever the SDK threw, as a failure with a name. */
export function toAnthropicFailure(error: unknown, state: RequestState): ModelFailure {
  if (!(error instanceof APIError) || error instanceof APIConnectionError) return transportFailure(error, state);
  const told = described(error.error);
  const wait = retryAfterMs(error.headers ?? state.headers, state.nowMs);
  const provider: ProviderError = {
    ...(error.status === undefined ? {} : { status: error.status }),
    types: told.types,
    message: told.message || error.message,
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
  };
  return {
    kind: failureKind(provider, false),
    detail: cleanDetail(provider.message, state.secrets),
    ...(error.status === undefined ? {} : { httpStatus: error.status }),
    ...(error.requestID ? { requestId: error.requestID } : {}),
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
  };
}

/** An `error` event after the answer began. */
export function streamedFailure(event: Readonly<Record<string, unknown>>): ModelFailure {
  const told = described(event);
  const requestId = textOf(event.request_id);
  return {
    kind: failureKind({ types: told.types, message: told.message }, true),
    detail: cleanDetail(told.message || "The provider broke off with an error.", []),
    ...(requestId ? { requestId } : {}),
  };
}

function described(body: unknown): { readonly types: readonly string[]; readonly message: string } {
  const error = recordOf(recordOf(body)?.error);
  const type = textOf(error?.type);
  return { types: type ? [type] : [], message: textOf(error?.message) ?? "" };
}
