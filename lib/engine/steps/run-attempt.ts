import { setTimeout as pause } from "node:timers/promises";
import type { AttemptSpec } from "../../domain/build/attempt-spec.ts";
import type { Attempt } from "../../domain/build/build.ts";
import { storedPacketSchema } from "../../domain/build/stored-packet.ts";
import { isDiskFull } from "../../domain/is-disk-full.ts";
import type { EngineDeps } from "../engine-deps.ts";
import type { ModelGateway, ModelRequest } from "../ports/model-gateway.ts";
import { type Opened, openAttempt } from "./open-attempt.ts";
import { nothingReceived, type Received, receiveReply } from "./receive-reply.ts";
import { restAfterTroubleMs, sayHeld } from "./say-held.ts";
import { settleAttempt } from "./settle-attempt.ts";
import { watchOrders } from "./watch-orders.ts";

/**
 * Makes one request to a model and settles it, whatever becomes of it. Answers what became of the wish to
 * make it: it may have to wait, or a person was asked.
 */
export async function runAttempt(deps: EngineDeps, spec: AttemptSpec): Promise<Opened> {
  const opened = await openAttempt(deps, spec);
  if (opened.is !== "open") return opened;
  const { attempt } = opened;
  const gateway = deps.gateways.get(spec.route.model.provider);
  const orders = watchOrders(deps, spec);
  try {
    await settleSurely(deps, attempt, await receive(deps, spec, attempt, gateway, orders.signal));
  } finally {
    orders.stop();
  }
  return opened;
}

/** What was paid for is not lost to a full disk: it is held until it can be written. */
async function settleSurely(deps: EngineDeps, attempt: Attempt, received: Received): Promise<void> {
  for (;;) {
    try {
      return await settleAttempt(deps, attempt, received);
    } catch (error) {
      if (!isDiskFull(error) || deps.ending.aborted) throw error;
      await sayHeld(deps, attempt.projectId, error);
      await pause(restAfterTroubleMs, undefined, { signal: deps.ending }).catch(() => {});
    }
  }
}

/** Whatever goes wrong here is a failed attempt with its reason: one that is never settled would hold its parent up. */
async function receive(
  deps: EngineDeps,
  spec: AttemptSpec,
  attempt: Attempt,
  gateway: ModelGateway | undefined,
  signal: AbortSignal,
): Promise<Received> {
  if (!gateway) return noGateway(spec.route.model.provider);
  try {
    const received = await receiveReply(deps, attempt, gateway, await requestOf(deps, spec), signal);
    return deps.ending.aborted ? interrupted(received) : received;
  } catch (error) {
    console.error(`attempt ${attempt.id}: ${error instanceof Error ? error.stack : String(error)}`);
    const detail = error instanceof Error ? error.message : String(error);
    return { ...nothingReceived, end: { type: "failed", failure: { kind: "unexpected", detail } } };
  }
}

/** What the end of this server cut was not cancelled by anybody: it is asked again. */
function interrupted(received: Received): Received {
  if (received.end.type === "finished" || received.end.failure.kind !== "cancelled") return received;
  const detail = "The server ended while the model was answering.";
  return { ...received, end: { type: "failed", failure: { kind: "interrupted", detail } } };
}

async function requestOf(deps: EngineDeps, spec: AttemptSpec): Promise<ModelRequest> {
  const text = await deps.artifacts.get(spec.packetSha);
  if (text === undefined) throw new Error(`packet ${spec.packetSha} is missing`);
  const packet = storedPacketSchema.parse(JSON.parse(text));
  const { maxOutputTokens, remainingMs } = spec;
  return { ...packet, model: spec.route.model.model, maxOutputTokens, remainingMs };
}

function noGateway(provider: string): Received {
  const failure = { kind: "auth", detail: `No key is set for ${provider}. Nothing was sent.` } as const;
  return { ...nothingReceived, end: { type: "failed", failure }, sent: false };
}
