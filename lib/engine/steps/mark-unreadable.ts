import type { FactTransaction } from "../ports/facts.ts";

/** An answer came, was paid for, and could not be read: its attempt says so. One that was cut is called that already. */
export async function markUnreadable(
  tx: Pick<FactTransaction, "attempts">,
  attemptId: string,
  reason: string,
): Promise<void> {
  const seen = { outcome: "finished", finish: "complete", failureKind: null } as const;
  await tx.attempts.change(attemptId, seen, { failureKind: "wrong-format", failureDetail: reason });
}
