import type { ModelOnBillDay } from "../../api/bill.ts";
import { picoOfUsd } from "../money.ts";
import type { BillLine } from "./bill.ts";
import { matchModel } from "./match-model.ts";

/** One model of one day, as the provider bills it and as its attempts add up. Money is pico-dollars. */
export interface ComparedModel {
  readonly model: string;
  /** Null: the bill has no line for it. */
  readonly theirs: { readonly picoUsd: bigint; readonly tokens: number | null; readonly lines: number } | null;
  /** Null: no attempt asked for it. */
  readonly ours: ModelOnBillDay | null;
  /** The bill less our attempts; what is unknown here counts as nothing. */
  readonly differencePicoUsd: bigint;
}

/** Lays a day's bill beside its attempts, the largest difference first. Lines may name a model in the bill's own words. */
export function reconcile(lines: readonly BillLine[], ours: readonly ModelOnBillDay[]): readonly ComparedModel[] {
  const known = ours.map(({ model }) => model);
  const billed = Map.groupBy(lines, ({ model }) => matchModel(model, known) ?? model);
  const models = new Set([...known, ...billed.keys()]);
  const compared = [...models].map((model): ComparedModel => {
    const of = billed.get(model);
    const own = ours.find((each) => each.model === model) ?? null;
    const tokens = of?.flatMap((line) => line.tokens ?? []) ?? [];
    const theirs = of && {
      picoUsd: of.reduce((sum, { amountPicoUsd }) => sum + amountPicoUsd, 0n),
      tokens: tokens.length === 0 ? null : tokens.reduce((sum, count) => sum + count, 0),
      lines: of.length,
    };
    const differencePicoUsd = (theirs?.picoUsd ?? 0n) - (own ? (picoOfUsd(own.usd) ?? 0n) : 0n);
    return { model, theirs: theirs ?? null, ours: own, differencePicoUsd };
  });
  return compared.toSorted((a, b) => {
    const [first, second] = [abs(a.differencePicoUsd), abs(b.differencePicoUsd)];
    return first === second ? 0 : first > second ? -1 : 1;
  });
}

const cent = 10n ** 10n;

/** Bills are rounded to cents: what differs by one at most is the same. */
export function agrees(differencePicoUsd: bigint): boolean {
  return abs(differencePicoUsd) <= cent;
}

/** The difference in tenths of a percent of the bill, rounded; undefined where nothing was billed. */
export function permille(differencePicoUsd: bigint, theirsPicoUsd: bigint): number | undefined {
  const whole = abs(theirsPicoUsd);
  if (whole === 0n) return undefined;
  const size = (abs(differencePicoUsd) * 1000n + whole / 2n) / whole;
  return Number(differencePicoUsd < 0n ? -size : size);
}

export function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}
