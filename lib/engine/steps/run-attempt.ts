import type { AttemptSpec } from "../../domain/build/attempt-spec.ts";
import type { Attempt } from "../../domain/build/build.ts";
import { storedPacketSchema } from "../../domain/build/stored-packet.ts";
import { type Usage, usageBuckets } from "../../domain/spend/usage.ts";
import type { EngineDeps } from "../engine-deps.ts";
import type { ModelRequest } from "../ports/model-gateway.ts";
import { openAttempt } from "./open-attempt.ts";
import { nothingReceived, type Received, receiveReply } from "./receive-reply.ts";
import { settleAttempt } from "./settle-attempt.ts";
import { watchOrders } from "./watch-orders.ts";

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
  const attempt = await openAttempt(deps, spec);
  if (!attempt) return undefined;
  const gateway = deps.gateways.get(spec.route.model.provider);
  const orders = watchOrders(deps, spec);
  try {
    const received = gateway
      ? await receiveReply(deps, attempt, gateway, await requestOf(deps, spec), orders.signal)
      : noGateway(spec.route.model.provider);
    await settleAttempt(deps, attempt, received);
  } finally {
    orders.stop();
  }
  return attempt.id;
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
