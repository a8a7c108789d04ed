import type { AttemptSpec } from "../../domain/build/attempt-spec.ts";
import { label } from "../../domain/routing/route-task.ts";
import { overBudgetWords } from "../../domain/spend/needed-cap.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { leaveOutAtCap } from "./leave-out-at-cap.ts";
import type { Opened } from "./open-attempt.ts";
import { openDecision } from "./open-decision.ts";
import { remainingCost } from "./remaining-cost.ts";
import { reserveBudget } from "./reserve-budget.ts";

/**
 * Puts before a person what does not fit beside settled spend, with what would be enough; or does what the project's
 * settings say of it. The estimate is made outside the transaction, so the budgets are asked once more within it.
 */
export async function askAboutBudget(
  deps: Pick<EngineDeps, "facts" | "catalog" | "clock" | "ids" | "installation" | "providers">,
  spec: AttemptSpec,
  worstPicoUsd: bigint | null,
): Promise<Opened> {
  const { projectId, buildId, route } = spec;
  // Of a model that nobody can price, nobody can say what the rest would cost either.
  const remaining = worstPicoUsd === null ? () => nothing : await remainingCost(deps, spec);
  return deps.facts.commit("ask-about-budget", async (tx): Promise<Opened> => {
    const reservation = await reserveBudget(tx, spec, worstPicoUsd);
    if (reservation.is === "fits" || reservation.is === "waits") return { is: "waits", why: "budget", until: null };
    if (reservation.is === "unpriced") {
      const model = label(route.model);
      const detail = `No price is known for ${model}, so no budget can be kept while it works. Nothing was sent.`;
      await openDecision(deps, tx, { ...spec, reason: "unpriced", detail, model });
      return { is: "asked" };
    }
    const detail = overBudgetWords(reservation.in, worstPicoUsd ?? 0n, remaining);
    const isPartly = buildId !== null && (await tx.projects.get(projectId))?.settings.atCap === "partly";
    if (isPartly) await leaveOutAtCap(deps, tx, { ...spec, buildId }, reservation.in, detail);
    else await openDecision(deps, tx, { ...spec, reason: "budget", detail });
    return { is: "asked" };
  });
}

const nothing = { lowPicoUsd: 0n, highPicoUsd: 0n };
