import type { ModelRef, ProviderId } from "../../domain/routing/role.ts";
import type { PriceCard } from "../../domain/spend/price-card.ts";

/** What is known about a model besides its price. */
export interface ModelCard {
  readonly provider: ProviderId;
  readonly model: string;
  readonly name: string;
  readonly contextTokens: number;
  readonly maxOutputTokens: number;
  readonly reasoning: boolean;
  /** Newest first among models of one family; ISO date where known. */
  readonly releasedOn?: string;
  /** Bytes of text per token, to begin with 3; learned later from settled attempts. */
  readonly bytesPerToken: number;
  /** Smallest prefix that the provider caches, in tokens. */
  readonly minCacheTokens?: number;
}

export interface Catalog {
  readonly asOf: string;
  models(): readonly ModelCard[];
  model(ref: ModelRef): ModelCard | undefined;
  /**
   * The card that holds at `at`; undefined is "unpriced", never zero. Exact ids and dated suffixes only. A scripted
   * model goes by a real one's name and has its list price, which the screen says.
   */
  price(ref: ModelRef, at: Date): PriceCard | undefined;
  /** The newest model of the class that a role starts with (architect and reviewer: Claude Opus; builder, designer: Gemini Pro). */
  defaultFor(role: "architect" | "reviewer" | "builder" | "designer"): ModelRef;
}
