import type { CheckOutcome } from "./status.ts";

export interface CommandResult {
  readonly exitCode?: number;
  readonly killedBy?: string;
  readonly output: string;
}

/**
 * What a command's run says. A test runner that ran no test is `empty`, never green: `node --test` without tests
 * exits with 0.
 */
export function checkOutcomeOf(command: string, { exitCode, killedBy, output }: CommandResult): CheckOutcome {
  if (killedBy === "cancelled") return "interrupted";
  if (exitCode !== 0) return "red";
  return /\bnode\b.*--test\b/.test(command) && ranNoTest(output) ? "empty" : "green";
}

/** Reads the summary of Node's test runner, in its TAP (`# tests 0`) and its spec form (`ℹ tests 0`). */
function ranNoTest(output: string): boolean {
  const counts = [...output.matchAll(/^(?:#|ℹ) tests (\d+)$/gm)].map((match) => Number(match[1]));
  return counts.length > 0 && counts.every((count) => count === 0);
}
