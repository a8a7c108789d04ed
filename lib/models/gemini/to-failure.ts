import { ApiError } from "@google/genai";
import type { ModelFailure } from "../../domain/build/failure.ts";
import { failureKind } from "../failure-kind.ts";
import { listOf, recordOf, textOf } from "../outside-value.ts";
import { durationMs, retryAfterMs } from "../retry-after.ts";
import { cleanDetail, type RequestState, transportFailure } from "../transport-failure.ts";
import { StreamedError } from "./reframe.ts";

/** Whatever the SDK threw, as a failure with a name. The SDK keeps no headers, and the error's body in its message. */
export function toGeminiFailure(error: unknown, state: RequestState): ModelFailure {
  const streamed = streamedIn(error);
  if (streamed) return fromBody(streamed.body, undefined, "", state);
  if (error instanceof ApiError) return fromBody(parsed(error.message), error.status, error.message, state);
  if (error instanceof Error && error.message.startsWith("Incomplete JSON segment"))
    return { kind: "cut", detail: "The reply ended in the middle of an event." };
  if (error instanceof Error && error.message.startsWith("exception parsing stream chunk"))
    return { kind: "malformed", detail: "A part of the reply is not JSON." };
  return transportFailure(error, state);
}

function fromBody(
  body: Readonly<Record<string, unknown>>,
  httpStatus: number | undefined,
  fallback: string,
  state: RequestState,
): ModelFailure {
  const error = recordOf(body.error) ?? {};
  const details = listOf(error.details).map((detail) => recordOf(detail) ?? {});
  const code = typeof error.code === "number" ? error.code : undefined;
  const status = httpStatus ?? code;
  const wait =
    details.map((detail) => durationMs(detail.retryDelay)).find((delay) => delay !== undefined) ??
    retryAfterMs(state.headers, state.nowMs);
  const message = textOf(error.message) ?? fallback;
  const types = [...details.flatMap(reasonsOf), ...[error.status, error.code].flatMap((name) => textOf(name) ?? [])];
  return {
    kind: failureKind(
      {
        types,
        message,
        ...(status === undefined ? {} : { status }),
        ...(wait === undefined ? {} : { retryAfterMs: wait }),
      },
      httpStatus === undefined,
    ),
    detail: cleanDetail(message || "The provider broke off with an error.", state.secrets),
    ...(httpStatus === undefined ? {} : { httpStatus }),
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
  };
}

/** `ErrorInfo.reason`, and the ids of quotas that were passed: their names say by the minute or by the day. */
function reasonsOf(detail: Readonly<Record<string, unknown>>): readonly string[] {
  const quotas = listOf(detail.violations).flatMap((violation) => textOf(recordOf(violation)?.quotaId) ?? []);
  return [...[detail.reason].flatMap((reason) => textOf(reason) ?? []), ...quotas];
}

function parsed(message: string): Readonly<Record<string, unknown>> {
  const from = message.indexOf("{");
  try {
    return recordOf(JSON.parse(message.slice(Math.max(0, from)))) ?? {};
  } catch {
    return {};
  }
}

function streamedIn(error: unknown): StreamedError | undefined {
  if (error instanceof StreamedError) return error;
  return error instanceof Error && error.cause instanceof StreamedError ? error.cause : undefined;
}
