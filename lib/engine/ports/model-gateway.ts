import type { ModelFailure } from "../../domain/build/failure.ts";
import type { ProviderId } from "../../domain/routing/role.ts";
import type { Usage } from "../../domain/spend/usage.ts";

/** One piece of a packet. Parts are sent in order, so that prompt caches hit on the longest prefix. */
export interface PromptPart {
  readonly name: string;
  readonly text: string;
  /** The prefix up to the end of this part is worth caching where a provider has to be told. */
  readonly cache?: "5m" | "1h";
}

export interface ModelRequest {
  /** The provider's own id of the model. */
  readonly model: string;
  /** The role and its output rules; goes where the provider has a system instruction. */
  readonly instructions: string;
  readonly parts: readonly PromptPart[];
  readonly maxOutputTokens: number;
  /** A JSON schema where the reply is one JSON value, otherwise free text. */
  readonly replySchema?: { readonly name: string; readonly schema: Readonly<Record<string, unknown>> };
  readonly effort?: "low" | "medium" | "high";
  /** What is left of the time for all attempts at the task; this one ends with it, as `total-timeout`. Never sent. */
  readonly remainingMs?: number;
  /** What the request is about. Never sent to a provider; the scripted one chooses its reply by it. */
  readonly subject: RequestSubject;
}

export interface RequestSubject {
  readonly promptId: string;
  readonly projectId: string;
  readonly moduleId?: string;
  readonly round?: number;
  /** Answers in this round before this one, red checks and refused replies included; 0 is the first. */
  readonly repair?: number;
  /** SHA-256 (hex) of the blueprint that the packet was made from. */
  readonly blueprintSha?: string;
  /** Findings that are open in the packet, in order. */
  readonly findingIds?: readonly string[];
  readonly nonce?: string;
  /** Playback speed of a scripted project. */
  readonly speed?: 1 | 4 | "instant";
  readonly script?: string;
}

/** How an answer ended that has a finish marker. */
export type Finish = "complete" | "truncated";

export type ModelEvent =
  | { readonly type: "text-delta"; readonly text: string }
  | { readonly type: "reasoning-delta"; readonly text: string }
  /** The provider answered; which model serves may be known from here on. */
  | { readonly type: "started"; readonly servedModel?: string; readonly requestId?: string }
  /** A sign of life that is no content; does not reset the idle limit. */
  | { readonly type: "ping" }
  /** Usage as far as it is known now; the last one holds, field by field. */
  | { readonly type: "usage"; readonly usage: Usage; readonly raw?: unknown; readonly billedPicoUsd?: bigint }
  | { readonly type: "finished"; readonly finish: Finish; readonly rawFinish: string; readonly usage: Usage }
  | { readonly type: "failed"; readonly failure: ModelFailure; readonly usage: Usage; readonly rawFinish?: string };

/**
 * What the engine needs from a model provider.
 *
 * Contract, checked by `describeModelGateway` for every adapter:
 * - `stream` never throws and never rejects;
 * - it ends with exactly one `finished` or `failed` event, and nothing after it;
 * - a stream without a finish marker is `failed` / `cut`, an answer without text `empty` or `thought-only`;
 * - aborting the signal ends it with `failed` / `cancelled`, with the usage so far, and closes the connection.
 */
export interface ModelGateway {
  readonly provider: ProviderId;
  stream(request: ModelRequest, signal: AbortSignal): AsyncIterable<ModelEvent>;
  /** A free request that shows whether the key works, and which models it may use. */
  check(signal: AbortSignal): Promise<ProviderCheck>;
}

export type ProviderCheck =
  | { readonly ok: true; readonly models: readonly string[] }
  | { readonly ok: false; readonly failure: ModelFailure };

/** Gateways as they are configured now: keys may come and go while the server runs. */
export interface ModelGateways {
  get(provider: ProviderId): ModelGateway | undefined;
}
