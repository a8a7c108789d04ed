/** A cap is quiet up to three quarters, then amber, and red when it is reached. */
export function budgetTone(spentUsd: string, budgetUsd: string | null): "neutral" | "person" | "bad" {
  if (budgetUsd === null) return "neutral";
  const [spent, budget] = [Number(spentUsd), Number(budgetUsd)];
  if (spent >= budget) return "bad";
  return spent >= budget * 0.75 ? "person" : "neutral";
}
