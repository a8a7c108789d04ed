import type { FailureKind } from "../domain/build/failure.ts";
import type { ModelEvent, ModelGateway, ModelRequest, ProviderCheck } from "../engine/ports/model-gateway.ts";
import type { Limits } from "./limits.ts";

type TimedOut = "connect" | "first-token-timeout" | "idle-timeout" | "total-timeout";

/** The same gateway, whose requests end by name when they stay silent. No SDK has such limits of its own. */
export function withWatchdog(gateway: ModelGateway, limitsOf: (request: ModelRequest) => Limits): ModelGateway {
  return {
    provider: gateway.provider,
    stream: (request, signal) => watchStream(gateway, request, limitsOf(request), signal),
    check: (signal) => watchCheck(gateway, signal),
  };
}

/** One request under limits: the connection is closed at a limit, and the one terminal event says which it was. */
export async function* watchStream(
  gateway: ModelGateway,
  request: ModelRequest,
  limits: Limits,
  signal: AbortSignal,
): AsyncGenerator<ModelEvent, void, void> {
  const stop = new AbortController();
  let timedOut: TimedOut | undefined;
  const startTimer = (kind: TimedOut, ms: number): NodeJS.Timeout =>
    setTimeout(() => {
      timedOut ??= kind;
      stop.abort();
    }, ms);
  const onAbort = (): void => stop.abort();
  if (signal.aborted) stop.abort();
  signal.addEventListener("abort", onAbort, { once: true });
  const totalMs = Math.min(limits.totalMs, request.remainingMs ?? limits.totalMs);
  const total = startTimer("total-timeout", totalMs);
  if (totalMs <= 0) {
    timedOut = "total-timeout";
    stop.abort();
  }
  let phase: "connecting" | "waiting" | "writing" = "connecting";
  let timer = startTimer("connect", limits.connectMs);
  try {
    for await (const event of gateway.stream(request, stop.signal)) {
      if (phase === "connecting") {
        phase = "waiting";
        clearTimeout(timer);
        timer = startTimer("first-token-timeout", limits.firstTokenMs);
      }
      if (event.type === "text-delta" || event.type === "reasoning-delta") {
        if (phase === "writing") timer.refresh();
        else {
          phase = "writing";
          clearTimeout(timer);
          timer = startTimer("idle-timeout", limits.idleMs);
        }
      }
      yield named(event, signal.aborted ? undefined : timedOut, { ...limits, totalMs });
    }
  } finally {
    clearTimeout(timer);
    clearTimeout(total);
    signal.removeEventListener("abort", onAbort);
    stop.abort();
  }
}

/** The gateway only knows that it was stopped; the watchdog knows why. */
function named(event: ModelEvent, timedOut: TimedOut | undefined, limits: Limits): ModelEvent {
  if (event.type !== "failed" || event.failure.kind !== "cancelled" || timedOut === undefined) return event;
  const kind: FailureKind = timedOut;
  return { ...event, failure: { ...event.failure, kind, detail: describe(timedOut, limits) } };
}

function describe(timedOut: TimedOut, limits: Limits): string {
  const told = (ms: number): string => (ms >= 1000 ? `${Math.round(ms / 1000)} s` : `${ms} ms`);
  switch (timedOut) {
    case "connect":
      return `No connection to the provider within ${told(limits.connectMs)}. Nothing was sent.`;
    case "first-token-timeout":
      return `The provider took the request and wrote nothing for ${told(limits.firstTokenMs)}. The prompt may be billed.`;
    case "idle-timeout":
      return `The reply stood still for ${told(limits.idleMs)} and was stopped. What came before may be billed.`;
    case "total-timeout":
      if (limits.totalMs <= 0) return "The time for all attempts at this was over. Nothing was sent.";
      return `The reply was not complete after ${told(limits.totalMs)} and was stopped. It may be billed.`;
  }
}

const checkLimitMs = 20_000;

async function watchCheck(gateway: ModelGateway, signal: AbortSignal): Promise<ProviderCheck> {
  const limit = AbortSignal.timeout(checkLimitMs);
  const answer = await gateway.check(AbortSignal.any([signal, limit]));
  if (answer.ok || !limit.aborted || signal.aborted) return answer;
  return {
    ok: false,
    failure: { kind: "connect", detail: `The provider did not answer within ${checkLimitMs / 1000} s.` },
  };
}
