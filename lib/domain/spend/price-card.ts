/** Whole micro-dollars per million tokens. */
export interface Rates {
  readonly input: number;
  readonly output: number;
  readonly cacheRead?: number;
  readonly cacheWrite5m?: number;
  readonly cacheWrite1h?: number;
}

/** One period of one model's prices. A change opens a new card and never edits an old one. */
export interface PriceCard {
  readonly id: string;
  readonly provider: string;
  readonly model: string;
  /** ISO date-times, UTC; from inclusive, to exclusive. */
  readonly effectiveFrom?: string;
  readonly effectiveTo?: string;
  readonly rates: Rates;
  /** The whole request is priced by the highest tier that its prompt exceeds. */
  readonly tiers: readonly { readonly abovePromptTokens: number; readonly rates: Rates }[];
  readonly source: string;
  readonly asOf: string;
}
