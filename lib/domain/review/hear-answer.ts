import type { FindingAnswer } from "../build/answer.ts";
import type { Finding, FindingStatus } from "./finding.ts";

/**
 * What a builder's word makes of a finding; undefined where it has no say any more. A contest is heard once: whoever
 * was ruled against, or answered by a person, has to mend it.
 */
export function hearAnswer(
  { status, ruling }: Pick<Finding, "status" | "ruling">,
  is: FindingAnswer["is"],
): FindingStatus | undefined {
  if (status !== "open" && status !== "claimed-fixed") return undefined;
  if (is === "fixed") return "claimed-fixed";
  return ruling === null ? "contested" : "open";
}
