import { setTimeout as wait } from "node:timers/promises";
import type { FailureKind } from "../domain/build/failure.ts";
import type { ProviderId } from "../domain/routing/role.ts";
import type { ModelEvent, ModelGateway, ModelRequest } from "../engine/ports/model-gateway.ts";
import { conclude } from "../models/conclude.ts";

/** What a test has a model do. */
export type Played =
  | { readonly text: string; readonly finish?: "complete" | "truncated" | "hang" }
  | { readonly fail: FailureKind; readonly retryAfterMs?: number; readonly text?: string };

export type FindPlayed = (request: ModelRequest) => Played | Promise<Played>;

/** A provider whose every answer, failure and silence is a test's. */
export class PlayedGateway implements ModelGateway {
  readonly provider: ProviderId;
  private readonly find: FindPlayed;

  constructor(provider: ProviderId, find: FindPlayed) {
    this.provider = provider;
    this.find = find;
  }

  stream(request: ModelRequest, signal: AbortSignal): AsyncIterable<ModelEvent> {
    return conclude(
      async (report, stopped) => {
        const played = await this.find(request);
        if ("fail" in played) {
          const { fail: kind, text, ...rest } = played;
          if (text !== undefined) report({ type: "text-delta", text });
          report({ type: "failure", failure: { kind, detail: `Played: ${kind}.`, ...rest } });
          return;
        }
        report({ type: "started", servedModel: request.model });
        report({ type: "usage", usage: { inputUncached: 1_000 } });
        report({ type: "text-delta", text: played.text });
        if (played.finish === "hang") await wait(600_000, undefined, { signal: stopped });
        report({ type: "usage", usage: { inputUncached: 1_000, output: 500, reasoning: 0 } });
        report({ type: "finish", finish: played.finish === "truncated" ? "truncated" : "complete", rawFinish: "stop" });
      },
      signal,
      (error) => ({ kind: "unexpected", detail: error instanceof Error ? error.message : String(error) }),
    );
  }

  async check() {
    return { ok: true, models: [] } as const;
  }
}
