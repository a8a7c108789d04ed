import type { FindingView } from "#lib/domain/api/build.ts";
import { isUnresolved, severities } from "#lib/domain/review/finding.ts";

export const findingFilters = ["unresolved", "round", "all"] as const;
export type FindingFilter = (typeof findingFilters)[number];

/** The findings that a filter shows: what nobody has settled first, then by weight, then as they were raised. */
export function filterFindings(
  findings: readonly FindingView[],
  filter: FindingFilter,
  round: number | undefined,
): readonly FindingView[] {
  const shown = findings.filter((finding) => {
    if (filter === "unresolved") return isUnresolved(finding);
    return filter === "all" || finding.round === round;
  });
  return shown.toSorted(
    (first, second) =>
      Number(isUnresolved(second)) - Number(isUnresolved(first)) ||
      severities.indexOf(first.severity) - severities.indexOf(second.severity) ||
      first.round - second.round,
  );
}
