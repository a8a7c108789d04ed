import { z } from "zod";
import { billingProviders, largestLinePicoUsd, longestModelName, mostBillLines } from "../spend/bill/bill.ts";
import { picoOfUsd } from "../spend/money.ts";
import { spendTotalSchema } from "./spend.ts";
import { dollars, instant } from "./wire.ts";

const billAmount = z.string().refine(
  (text) => {
    const pico = picoOfUsd(text);
    return pico !== undefined && pico <= largestLinePicoUsd && pico >= -largestLinePicoUsd;
  },
  { error: "is no amount of dollars: give decimal digits, as 1.25 or -0.50, at most a million" },
);

const lineSchema = z.strictObject({
  model: z.string().trim().min(1, { error: "Name the model" }).max(longestModelName),
  usd: billAmount,
  tokens: z.int().min(0).nullable().default(null),
});

export const putBillSchema = z.strictObject({
  /** The one that was changed from; 0 for a first one. */
  revision: z.int().min(0),
  lines: z.array(lineSchema).min(1, { error: "A bill has at least one line" }).max(mostBillLines),
  note: z.string().trim().max(2_000).default(""),
});
export type PutBill = z.input<typeof putBillSchema>;

/** What one model's attempts of the day came to. Every count is of attempts that are over. */
export const modelOnBillDaySchema = spendTotalSchema.extend({
  model: z.string(),
  /** Attempts that are another try of the same work. */
  retries: z.int(),
  /** Interrupted or cancelled: the provider may bill what it had begun. */
  cut: z.int(),
  /** Failed before an answer, and counted as free because the provider says so. */
  free: z.int(),
  /** Answered by another model than was asked for; they stand under the one that answered. */
  servedByOther: z.int(),
  /** Which prices were used. */
  prices: z.array(z.object({ id: z.string(), source: z.string(), asOf: z.string() })),
});
export type ModelOnBillDay = z.infer<typeof modelOnBillDaySchema>;

/** An attempt that may explain a difference. */
export const oddAttemptSchema = z.object({
  id: z.string(),
  projectId: z.string(),
  projectName: z.string(),
  model: z.string(),
  oddities: z.array(z.enum(["estimated", "unknown", "cut", "retry", "served-by-other"])),
  costUsd: dollars.nullable(),
  costUpperUsd: dollars.nullable(),
  startedAt: instant,
});
export type OddAttempt = z.infer<typeof oddAttemptSchema>;

/** A day's bill, if there is one, beside what its attempts came to. Scripted ones are in none of it. */
export const billViewSchema = z.object({
  provider: z.enum(billingProviders),
  /** In UTC. */
  day: z.iso.date(),
  bill: z
    .object({
      revision: z.int(),
      lines: z.array(z.object({ model: z.string(), usd: dollars, tokens: z.int().nullable() })),
      note: z.string(),
      createdAt: instant,
      changedAt: instant,
    })
    .nullable(),
  ours: z.array(modelOnBillDaySchema),
  /** Attempts that still run, and are in no sum yet. */
  running: z.int(),
  /** At most 200, the dearest first. */
  odd: z.array(oddAttemptSchema),
});
export type BillView = z.infer<typeof billViewSchema>;

export const billSummarySchema = z.object({
  provider: z.enum(billingProviders),
  day: z.iso.date(),
  theirsUsd: dollars,
  oursUsd: dollars,
  differenceUsd: dollars,
  attempts: z.int(),
  unknown: z.int(),
  note: z.string(),
  changedAt: instant,
});
export type BillSummary = z.infer<typeof billSummarySchema>;
