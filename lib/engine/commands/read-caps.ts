import { err, ok, type Result } from "../../domain/result.ts";
import { roles } from "../../domain/routing/role.ts";
import type { Budget } from "../../domain/spend/budget.ts";
import { picoOfUsd } from "../../domain/spend/money.ts";
import { type Refusal, refuse } from "./refusals.ts";

/** Caps as they are sent: decimal dollars, null for none. What is absent stays as it is. */
export interface SentCaps {
  readonly budgetUsd?: string | null | undefined;
  readonly buildBudgetUsd?: string | null | undefined;
  readonly roleBudgetsUsd?: Readonly<Record<string, string | null | undefined>> | undefined;
}

export interface Cap extends Pick<Budget, "scope" | "role"> {
  readonly capPicoUsd: bigint | null;
}

/** Reads caps; a cap is above zero. */
export function readCaps(sent: SentCaps): Result<readonly Cap[], Refusal<"budget-invalid">> {
  const named = [
    { scope: "project", role: null, usd: sent.budgetUsd },
    { scope: "build", role: null, usd: sent.buildBudgetUsd },
    ...roles.map((role) => ({ scope: "role", role, usd: sent.roleBudgetsUsd?.[role] }) as const),
  ] as const;
  const caps: Cap[] = [];
  for (const { scope, role, usd } of named) {
    if (usd === undefined) continue;
    const capPicoUsd = usd === null ? null : picoOfUsd(usd);
    if (capPicoUsd === undefined || (capPicoUsd !== null && capPicoUsd <= 0n))
      return err(refuse("budget-invalid", "A budget is a number of dollars above zero. Send null for no cap.").error);
    caps.push({ scope, role, capPicoUsd });
  }
  return ok(caps);
}
