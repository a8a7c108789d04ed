import type { Attempt } from "../../domain/build/build.ts";
import type { ModelFailure } from "../../domain/build/failure.ts";
import type { Usage } from "../../domain/spend/usage.ts";
import type { EngineDeps } from "../engine-deps.ts";
import type { ModelEvent, ModelGateway, ModelRequest } from "../ports/model-gateway.ts";

/** All that came of one request. */
export interface Received {
  readonly text: string;
  /** Bytes of reasoning that were streamed; hidden reasoning is not in it. */
  readonly reasoningBytes: number;
  readonly usage: Usage;
  readonly rawUsage: unknown;
  readonly billedPicoUsd: bigint | undefined;
  readonly servedModel: string | undefined;
  readonly requestId: string | undefined;
  readonly rawFinish: string | undefined;
  readonly end:
    | { readonly type: "finished"; readonly finish: "complete" | "truncated" }
    | { readonly type: "failed"; readonly failure: ModelFailure };
  /** False when nothing left this machine, so that nothing can have been billed. */
  readonly sent: boolean;
}

export const nothingReceived: Omit<Received, "end"> = {
  text: "",
  reasoningBytes: 0,
  usage: {},
  rawUsage: null,
  billedPicoUsd: undefined,
  servedModel: undefined,
  requestId: undefined,
  rawFinish: undefined,
  sent: true,
};

/** Reads one answer to its end, passing text on as it comes. Usage is stored as soon as it is known. */
export async function receiveReply(
  deps: Pick<EngineDeps, "facts" | "live" | "clock">,
  attempt: Attempt,
  gateway: ModelGateway,
  request: ModelRequest,
  signal: AbortSignal,
): Promise<Received> {
  let received: Received = { ...nothingReceived, end: missingEnd };
  let reasoning = 0;
  let first = true;
  let stored = "";
  try {
    for await (const event of gateway.stream(request, signal)) {
      if (isContent(event)) {
        if (first) await markFirstToken(deps, attempt);
        first = false;
        const offset = event.type === "text-delta" ? received.text.length : reasoning;
        const kind = event.type === "text-delta" ? "text" : "reasoning";
        deps.live.push({ projectId: attempt.projectId, attemptId: attempt.id, kind, text: event.text, offset });
        if (kind === "reasoning") reasoning += event.text.length;
      }
      received = fold(received, event);
      // Some providers repeat their counts with every piece of text.
      const known = JSON.stringify([received.usage, received.servedModel]);
      if (event.type === "usage" && known !== stored) await storeUsage(deps, attempt, received);
      stored = event.type === "usage" ? known : stored;
    }
  } catch (error) {
    // What was received is paid for: it is settled with the failure, and never thrown away with it.
    console.error(`attempt ${attempt.id}: ${error instanceof Error ? error.stack : String(error)}`);
    const detail = error instanceof Error ? error.message : String(error);
    return { ...received, end: { type: "failed", failure: { kind: "unexpected", detail } } };
  }
  return received;
}

const missingEnd = {
  type: "failed",
  failure: { kind: "unexpected", detail: "The gateway ended without a terminal event." },
} as const;

function isContent(event: ModelEvent): event is Extract<ModelEvent, { type: "text-delta" | "reasoning-delta" }> {
  return event.type === "text-delta" || event.type === "reasoning-delta";
}

function fold(received: Received, event: ModelEvent): Received {
  switch (event.type) {
    case "text-delta":
      return { ...received, text: received.text + event.text };
    case "reasoning-delta":
      return { ...received, reasoningBytes: received.reasoningBytes + Buffer.byteLength(event.text) };
    case "started":
      return {
        ...received,
        servedModel: event.servedModel ?? received.servedModel,
        requestId: event.requestId ?? received.requestId,
      };
    case "ping":
      return received;
    case "usage":
      return {
        ...received,
        usage: { ...received.usage, ...event.usage },
        rawUsage: event.raw ?? received.rawUsage,
        billedPicoUsd: event.billedPicoUsd ?? received.billedPicoUsd,
      };
    case "finished":
      return {
        ...received,
        usage: { ...received.usage, ...event.usage },
        rawFinish: event.rawFinish,
        end: { type: "finished", finish: event.finish },
      };
    case "failed":
      return {
        ...received,
        usage: { ...received.usage, ...event.usage },
        rawFinish: event.rawFinish ?? received.rawFinish,
        end: { type: "failed", failure: event.failure },
      };
  }
}

async function markFirstToken(deps: Pick<EngineDeps, "facts" | "clock">, attempt: Attempt): Promise<void> {
  await deps.facts.commit("first-token", (tx) =>
    tx.attempts.change(attempt.id, { status: "running" }, { firstTokenAt: deps.clock.now() }),
  );
}

/** Claude bills the input with its first event: should the process die now, that much is known. */
async function storeUsage(deps: Pick<EngineDeps, "facts">, attempt: Attempt, received: Received): Promise<void> {
  await deps.facts.commit("usage-so-far", (tx) =>
    tx.attempts.change(
      attempt.id,
      { status: "running" },
      { ...usageColumns(received.usage), rawUsage: received.rawUsage, servedModel: received.servedModel ?? null },
    ),
  );
}

/** "Not told" is null in the row, never zero. */
export function usageColumns(usage: Usage) {
  return {
    inputUncached: usage.inputUncached ?? null,
    cacheRead: usage.cacheRead ?? null,
    cacheWrite5m: usage.cacheWrite5m ?? null,
    cacheWrite1h: usage.cacheWrite1h ?? null,
    output: usage.output ?? null,
    reasoning: usage.reasoning ?? null,
  };
}
