import type { FindingView } from "#lib/domain/api/build.ts";
import type { Finding } from "#lib/domain/review/finding.ts";

export function findingView(finding: Finding): FindingView {
  const { id, key, status, severity, path, line, quote, claim, breaks, fix, round, author, answer, ruling } = finding;
  return { id, key, status, severity, path, line, quote, claim, breaks, fix, round, author, answer, ruling };
}
