import { z } from "zod";

/** Whole micro-dollars per million tokens. */
const rate = z.int().min(0);
const day = z.iso.date();

const ratesSchema = z.strictObject({
  input: rate,
  output: rate,
  cacheRead: rate.exactOptional(),
  cacheWrite5m: rate.exactOptional(),
  cacheWrite1h: rate.exactOptional(),
});

/** What holds at some hours of some days instead, UTC; 0 is Sunday. */
const peakSchema = z.strictObject({
  days: z.array(z.int().min(0).max(6)),
  hours: z.array(z.tuple([z.int().min(0).max(24), z.int().min(0).max(24)])),
  rates: ratesSchema,
});

export const pricePeriodSchema = z.strictObject({
  provider: z.enum(["anthropic", "gemini", "openai"]),
  model: z.string().min(1),
  /** Days, UTC; `from` included, `to` excluded. */
  from: day.exactOptional(),
  to: day.exactOptional(),
  rates: ratesSchema,
  tiers: z.array(z.strictObject({ abovePromptTokens: z.int().min(1), rates: ratesSchema })).exactOptional(),
  peak: peakSchema.exactOptional(),
  source: z.string().min(1),
  /** The day on which the source said so. */
  asOf: day,
});
export type PricePeriod = z.infer<typeof pricePeriodSchema>;

export const catalogModelSchema = z.strictObject({
  provider: z.enum(["anthropic", "gemini", "openai"]),
  model: z.string().min(1),
  name: z.string().min(1),
  contextTokens: z.int().min(1),
  maxOutputTokens: z.int().min(1),
  reasoning: z.boolean(),
  /** The line that a model belongs to, e.g. `claude-opus`, and its place in it; absent for dated and other twins. */
  family: z.string().exactOptional(),
  generation: z.array(z.int().min(0)).exactOptional(),
  releasedOn: day.exactOptional(),
  minCacheTokens: z.int().min(1).exactOptional(),
});
export type CatalogModel = z.infer<typeof catalogModelSchema>;

export const snapshotSchema = z.strictObject({
  asOf: day,
  sources: z.record(z.string(), z.string()),
  models: z.array(catalogModelSchema),
  /** A changed price opens a new period and never edits one that has begun. */
  prices: z.array(pricePeriodSchema),
});
export type Snapshot = z.infer<typeof snapshotSchema>;

/** Rows that a person wrote, each with where it is from. They hold over every other source. */
export const overridesSchema = z.strictObject({
  models: z.array(
    catalogModelSchema.partial().extend({
      provider: z.enum(["anthropic", "gemini", "openai"]),
      model: z.string().min(1),
      sourceUrl: z.string().min(1),
      verifiedOn: day,
    }),
  ),
  prices: z.array(
    pricePeriodSchema.omit({ source: true, asOf: true }).extend({ sourceUrl: z.string().min(1), verifiedOn: day }),
  ),
});
export type Overrides = z.infer<typeof overridesSchema>;
