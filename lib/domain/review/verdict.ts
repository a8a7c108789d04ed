import { z } from "zod";
import { severities } from "./finding.ts";

/** A finding as the reviewer writes it; whether it is proven is decided by machine. */
export const verdictFindingSchema = z.strictObject({
  severity: z.enum(severities),
  path: z.string().min(1),
  /** Copied from the file; empty where something is missing. */
  quote: z.string(),
  claim: z.string().min(1),
  /** A criterion's id, `contract` or `section`. */
  breaks: z.string().min(1),
  fix: z.string(),
});
export type VerdictFinding = Readonly<z.infer<typeof verdictFindingSchema>>;

/** The answer to review-module and review-integration. */
export const verdictSchema = z.strictObject({
  verdict: z.enum(["approved", "changes"]),
  findings: z.array(verdictFindingSchema),
  /** On findings of the ledger that are claimed fixed. */
  rulings: z.array(z.strictObject({ finding: z.string().min(1), is: z.enum(["fixed", "open", "withdrawn"]) })),
});
export type Verdict = Readonly<z.infer<typeof verdictSchema>>;

/** The answer to rule-on-contest. */
export const contestRulingSchema = z.strictObject({
  finding: z.string().min(1),
  is: z.enum(["open", "withdrawn"]),
  reason: z.string().min(1),
});
export type ContestRuling = Readonly<z.infer<typeof contestRulingSchema>>;

/** The answer to rule-on-blocked; an acceptance is followed by a proposal for change. */
export const blockedRulingSchema = z.strictObject({
  is: z.enum(["refused", "accepted"]),
  reason: z.string().min(1),
  /** For a refusal: the way to do it. */
  how: z.string().optional(),
});
export type BlockedRuling = Readonly<z.infer<typeof blockedRulingSchema>>;

/** The answer to rule-on-red: whose round a red outside the module's own files is. */
export const redRulingSchema = z.strictObject({ module: z.string().min(1), reason: z.string().min(1) });
export type RedRuling = Readonly<z.infer<typeof redRulingSchema>>;
