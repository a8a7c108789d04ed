import type { Usage } from "../domain/spend/usage.ts";
import type { ModelEvent } from "../engine/ports/model-gateway.ts";

/** A whole answer of a gateway, as tests compare it. */
export interface CollectedAnswer {
  readonly text: string;
  readonly reasoning: string;
  /** `complete`, `truncated`, or the failure's kind. */
  readonly end: string;
  readonly rawFinish?: string;
  readonly usage: Usage;
  readonly servedModel?: string;
  readonly detail?: string;
  readonly retryAfterMs?: number;
  readonly billedPicoUsd?: bigint;
}

/** Reads a stream to its end. Throws when it has no terminal event, or says anything after it. */
export async function collectAnswer(events: AsyncIterable<ModelEvent>): Promise<CollectedAnswer> {
  let text = "";
  let reasoning = "";
  let servedModel: string | undefined;
  let billedPicoUsd: bigint | undefined;
  let last: Extract<ModelEvent, { type: "finished" } | { type: "failed" }> | undefined;
  for await (const event of events) {
    if (last) throw new Error(`a ${event.type} event came after the end`);
    if (event.type === "text-delta") text += event.text;
    if (event.type === "reasoning-delta") reasoning += event.text;
    if (event.type === "started") servedModel = event.servedModel ?? servedModel;
    if (event.type === "usage") billedPicoUsd = event.billedPicoUsd ?? billedPicoUsd;
    if (event.type === "finished" || event.type === "failed") last = event;
  }
  if (!last) throw new Error("the stream ended without a terminal event");
  const failure = last.type === "failed" ? last.failure : undefined;
  return {
    text,
    reasoning,
    end: last.type === "finished" ? last.finish : last.failure.kind,
    usage: last.usage,
    ...(last.rawFinish === undefined ? {} : { rawFinish: last.rawFinish }),
    ...(servedModel === undefined ? {} : { servedModel }),
    ...(failure ? { detail: failure.detail } : {}),
    ...(failure?.retryAfterMs === undefined ? {} : { retryAfterMs: failure.retryAfterMs }),
    ...(billedPicoUsd === undefined ? {} : { billedPicoUsd }),
  };
}
