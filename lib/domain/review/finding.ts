import { z } from "zod";

export const severities = ["blocker", "major", "minor"] as const;
export type Severity = (typeof severities)[number];

export const findingStatuses = [
  "open",
  "claimed-fixed",
  "fixed",
  "contested",
  "withdrawn",
  "dismissed",
  "unproven",
] as const;
export type FindingStatus = (typeof findingStatuses)[number];

/** Nobody has ruled on these for good; a screen counts them as open. */
export const unresolvedStatuses = ["open", "claimed-fixed", "contested"] as const satisfies readonly FindingStatus[];

export function isUnresolved({ status }: { readonly status: FindingStatus }): boolean {
  return unresolvedStatuses.some((each) => each === status);
}

/** One claim against the code. Only a review makes it fixed; a builder's word is a claim. */
export const findingSchema = z.object({
  id: z.string(),
  projectId: z.string(),
  buildId: z.string(),
  moduleId: z.string(),
  reviewId: z.string().nullable(),
  /** `f1`, `f2` …: its name in packets and answers, counted per module of a build. */
  key: z.string(),
  severity: z.enum(severities),
  path: z.string(),
  quote: z.string(),
  claim: z.string(),
  /** A criterion's id, `contract` or `section`. */
  breaks: z.string(),
  fix: z.string(),
  /** Computed by us from the quote; null for what is missing. */
  line: z.int().nullable(),
  status: z.enum(findingStatuses),
  round: z.int(),
  author: z.enum(["reviewer", "person"]),
  /** The builder's reason when it claims it fixed or contests it. */
  answer: z.string().nullable(),
  /** The reviewer's ruling, or a person's reason. */
  ruling: z.string().nullable(),
  /** Reviews that found it still open after it was claimed fixed. */
  unfixed: z.int(),
  createdAt: z.date(),
});
export type Finding = z.infer<typeof findingSchema>;
