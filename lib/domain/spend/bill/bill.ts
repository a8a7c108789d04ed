import { z } from "zod";

/** Providers that send bills. */
export const billingProviders = ["anthropic", "gemini", "openai"] as const;
export type BillingProvider = (typeof billingProviders)[number];

/** The most that one line may say, either way: more is a slip of the finger, and does not fit the column. */
export const largestLinePicoUsd = 1_000_000n * 10n ** 12n;
export const longestModelName = 200;
export const mostBillLines = 200;

/** What stands for the model where a bill names none. */
export const unnamedModel = "no model named";

/** One model's line; credits are negative. */
export const billLineSchema = z.object({
  /** As the bill, or the person who typed it, names it. */
  model: z.string().min(1).max(longestModelName),
  amountPicoUsd: z.bigint(),
  /** Null where the bill does not count them. */
  tokens: z.int().min(0).nullable(),
});
export type BillLine = Readonly<z.infer<typeof billLineSchema>>;

/** What a provider itself says that one day (UTC) cost. */
export const billSchema = z.object({
  provider: z.enum(billingProviders),
  day: z.iso.date(),
  lines: z.array(billLineSchema).max(mostBillLines),
  note: z.string(),
  /** Counts up at each change, from 1. */
  revision: z.int().positive(),
  createdAt: z.date(),
  changedAt: z.date(),
});
export type Bill = Readonly<z.infer<typeof billSchema>>;
