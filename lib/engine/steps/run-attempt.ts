import type { AttemptSpec } from "../../domain/build/attempt-spec.ts";
import type { Attempt } from "../../domain/build/build.ts";
import { storedPacketSchema } from "../../domain/build/stored-packet.ts";
import { type Usage, usageBuckets } from "../../domain/spend/usage.ts";
import type { EngineDeps } from "../engine-deps.ts";
import type { ModelGateway, ModelRequest } from "../ports/model-gateway.ts";
import { openAttempt } from "./open-attempt.ts";
import { nothingReceived, type Received, receiveReply } from "./receive-reply.ts";
import { settleAttempt } from "./settle-attempt.ts";
import { isOrderedToEnd, watchOrders } from "./watch-orders.ts";

/**
 * Makes one request to a model and settles it, whatever becomes of it. Runs at least once: an execution that finds
 * the row of an earlier one returns what that one finished, or closes it as interrupted. Answers the attempt's id,
 * or nothing when the budget did not allow it (then a decision waits, or other reservations do).
 */
export async function runAttempt(deps: EngineDeps, spec: AttemptSpec): Promise<string | undefined> {
  const earlier = (await deps.facts.read.attempts.list({ taskId: spec.taskId, number: spec.number })).at(-1);
  if (earlier?.status === "ended") return earlier.id;
  if (earlier) {
    await interrupt(deps, earlier);
    return earlier.id;
  }
  // It may have waited in the queue while a person paused or ended what it belongs to.
  if (!(await mayBegin(deps, spec))) return undefined;
  const attempt = await openAttempt(deps, spec);
  if (!attempt) return undefined;
  const gateway = deps.gateways.get(spec.route.model.provider);
  const orders = watchOrders(deps, spec);
  try {
    await settleAttempt(deps, attempt, await receive(deps, spec, attempt, gateway, orders.signal));
  } finally {
    orders.stop();
  }
  return attempt.id;
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
    return await receiveReply(deps, attempt, gateway, await requestOf(deps, spec), signal);
  } catch (error) {
    console.error(`attempt ${attempt.id}: ${error instanceof Error ? error.stack : String(error)}`);
    const detail = error instanceof Error ? error.message : String(error);
    return { ...nothingReceived, end: { type: "failed", failure: { kind: "unexpected", detail } } };
  }
}

/** Not while its build is paused or ended, its design taken over, or its project deleted. */
async function mayBegin(deps: EngineDeps, spec: AttemptSpec): Promise<boolean> {
  if (await isOrderedToEnd(deps, spec)) return false;
  return spec.buildId === null || (await deps.facts.read.builds.get(spec.buildId))?.control === "run";
}

async function requestOf(deps: EngineDeps, spec: AttemptSpec): Promise<ModelRequest> {
  const text = await deps.artifacts.get(spec.packetSha);
  if (text === undefined) throw new Error(`packet ${spec.packetSha} is missing`);
  const packet = storedPacketSchema.parse(JSON.parse(text));
  return { ...packet, model: spec.route.model.model, maxOutputTokens: spec.maxOutputTokens };
}

/** The process that made it died: what was kept of its text is its reply, and its cost an estimate. */
async function interrupt(deps: EngineDeps, attempt: Attempt): Promise<void> {
  await settleAttempt(deps, attempt, {
    ...nothingReceived,
    text: (await deps.live.kept(attempt.id)) ?? "",
    usage: knownUsage(attempt),
    rawUsage: attempt.rawUsage,
    servedModel: attempt.servedModel ?? undefined,
    end: {
      type: "failed",
      failure: { kind: "interrupted", detail: "The server ended while the model was answering." },
    },
  });
}

function knownUsage(attempt: Attempt): Usage {
  const known = usageBuckets.flatMap((bucket) => {
    const count = attempt[bucket];
    return count === null ? [] : [[bucket, count] as const];
  });
  return Object.fromEntries(known);
}

function noGateway(provider: string): Received {
  const failure = { kind: "auth", detail: `No key is set for ${provider}. Nothing was sent.` } as const;
  return { ...nothingReceived, end: { type: "failed", failure }, sent: false };
}
