import type { AttemptSpec } from "../../domain/build/attempt-spec.ts";
import type { Attempt } from "../../domain/build/build.ts";
import type { Wait } from "../../domain/build/wait.ts";
import { heldBudgetWords } from "../../domain/spend/needed-cap.ts";
import type { PriceCard } from "../../domain/spend/price-card.ts";
import { worstCasePicoUsd } from "../../domain/spend/worst-case.ts";
import type { EngineDeps } from "../engine-deps.ts";
import type { FactTransaction } from "../ports/facts.ts";
import { admitAttempt } from "./admit-attempt.ts";
import { askAboutBudget } from "./ask-about-budget.ts";
import { logWait } from "./log-wait.ts";
import { reserveBudget } from "./reserve-budget.ts";
import { nothingYet } from "./row-defaults.ts";

export type Opened =
  | { readonly is: "open"; readonly attempt: Attempt }
  /** To be tried again at `until`; where that is null, when an attempt of its provider or its project has ended. */
  | { readonly is: "waits"; readonly why: "breaker" | "concurrency" | "pace" | "budget"; readonly until: Date | null }
  /** A person decides, or the project's settings have decided: the facts are to be looked at again. */
  | { readonly is: "asked" };

/**
 * Lets an attempt in where its provider has room, reserves the worst case against the budgets, and opens its row, in one
 * transaction. A wait is said in the log, once.
 */
export async function openAttempt(
  deps: Pick<EngineDeps, "facts" | "catalog" | "clock" | "ids" | "installation" | "providers" | "requestsPerProvider">,
  spec: AttemptSpec,
): Promise<Opened> {
  const at = deps.clock.now();
  const card = deps.catalog.price(spec.route.model, at);
  const attempt = newAttempt(deps.ids.next("att"), spec, card, at);
  const opened = await deps.facts.commit<Opened | { readonly is: "over" }>("open-attempt", async (tx) => {
    const waits = async <Why extends Wait["why"]>(wait: Wait & { readonly why: Why }) => {
      await logWait(tx, { ...spec, attemptId: null }, wait, at);
      return { is: "waits", why: wait.why, until: wait.until } as const;
    };
    const admission = await admitAttempt(deps, tx, attempt.provider, at);
    if (admission.is === "waits") return waits(admission);
    const reservation = await reserveBudget(tx, spec, attempt.reservedPicoUsd);
    if (reservation.is === "waits") return waits({ why: "budget", until: null, says: heldBudgetWords(reservation.on) });
    if (reservation.is !== "fits") return { is: "over" };
    await begin(tx, spec, attempt);
    if (admission.isProbe) await tx.providerStates.change(attempt.provider, {}, { probeAttemptId: attempt.id });
    return { is: "open", attempt };
  });
  return opened.is === "over" ? askAboutBudget(deps, spec, attempt.reservedPicoUsd) : opened;
}

async function begin(tx: FactTransaction, spec: AttemptSpec, attempt: Attempt): Promise<void> {
  await tx.attempts.insert(attempt);
  tx.log(attempt.projectId, {
    type: "attempt-started",
    buildId: attempt.buildId,
    moduleId: attempt.moduleId,
    roundId: attempt.roundId,
    attemptId: attempt.id,
    detail: {
      taskId: attempt.taskId,
      role: attempt.role,
      provider: attempt.provider,
      model: attempt.requestedModel,
      promptId: attempt.promptId,
      number: attempt.number,
      rule: attempt.route.rule,
      why: attempt.route.why,
      after: spec.after,
    },
  });
}

function newAttempt(id: string, spec: AttemptSpec, card: PriceCard | undefined, startedAt: Date): Attempt {
  const { role, model } = spec.route;
  return {
    ...nothingYet,
    id,
    projectId: spec.projectId,
    buildId: spec.buildId,
    moduleId: spec.moduleId,
    roundId: spec.roundId,
    taskId: spec.taskId,
    number: spec.number,
    chain: spec.chain,
    role,
    route: spec.route,
    promptId: spec.prompt.id,
    promptVersion: spec.prompt.version,
    promptSha: spec.prompt.sha,
    provider: model.provider,
    requestedModel: model.model,
    packetSha: spec.packetSha,
    packetBytes: spec.packetBytes,
    maxOutputTokens: spec.maxOutputTokens,
    priceCardId: card?.id ?? null,
    reservedPicoUsd: card ? worstCasePicoUsd({ ...spec, card }) : null,
    scripted: spec.scripted,
    startedAt,
  };
}
