import type { AttemptSpec } from "../../domain/build/attempt-spec.ts";
import type { Attempt } from "../../domain/build/build.ts";
import { formatUsd, usdOfPico } from "../../domain/spend/money.ts";
import { worstCasePicoUsd } from "../../domain/spend/worst-case.ts";
import type { EngineDeps } from "../engine-deps.ts";
import type { FactTransaction } from "../ports/facts.ts";
import { openDecision } from "./open-decision.ts";
import { nothingYet } from "./row-defaults.ts";

/** What became of the wish to make a request. */
export type Opened =
  | { readonly is: "open"; readonly attempt: Attempt }
  /** Others have to settle first. */
  | { readonly is: "waits"; readonly why: "budget"; readonly until: Date | null }
  /** A decision waits for a person. */
  | { readonly is: "asked" };

/** Reserves the worst case against the budget and opens the attempt's row, in one transaction. */
export async function openAttempt(
  deps: Pick<EngineDeps, "facts" | "catalog" | "clock" | "ids">,
  spec: AttemptSpec,
): Promise<Opened> {
  const at = deps.clock.now();
  const card = deps.catalog.price(spec.route.model, at);
  const reserved = card ? worstCasePicoUsd({ ...spec, card }) : null;
  const attempt: Attempt = {
    ...nothingYet,
    id: deps.ids.next("att"),
    projectId: spec.projectId,
    buildId: spec.buildId,
    moduleId: spec.moduleId,
    roundId: spec.roundId,
    taskId: spec.taskId,
    number: spec.number,
    role: spec.route.role,
    route: spec.route,
    promptId: spec.prompt.id,
    promptVersion: spec.prompt.version,
    promptSha: spec.prompt.sha,
    provider: spec.route.model.provider,
    requestedModel: spec.route.model.model,
    packetSha: spec.packetSha,
    packetBytes: spec.packetBytes,
    maxOutputTokens: spec.maxOutputTokens,
    priceCardId: card?.id ?? null,
    reservedPicoUsd: reserved,
    scripted: spec.scripted,
    startedAt: at,
  };
  return deps.facts.commit("open-attempt", async (tx) => {
    const refusal = spec.scripted ? undefined : await budgetRefusal(tx, spec.projectId, reserved);
    if (refusal === "wait") return { is: "waits", why: "budget", until: null };
    if (refusal) {
      await openDecision(deps, tx, { ...spec, reason: refusal.reason, detail: refusal.detail });
      return { is: "asked" };
    }
    await tx.attempts.insert(attempt);
    tx.log(spec.projectId, {
      type: "attempt-started",
      buildId: spec.buildId,
      moduleId: spec.moduleId,
      roundId: spec.roundId,
      attemptId: attempt.id,
      detail: {
        role: attempt.role,
        provider: attempt.provider,
        model: attempt.requestedModel,
        promptId: attempt.promptId,
        number: attempt.number,
        rule: spec.route.rule,
        why: spec.route.why,
      },
    });
    return { is: "open", attempt };
  });
}

type Refusal = "wait" | { readonly reason: "budget" | "unpriced"; readonly detail: string };

async function budgetRefusal(
  tx: FactTransaction,
  projectId: string,
  reserved: bigint | null,
): Promise<Refusal | undefined> {
  const project = await tx.lockProject(projectId);
  const budget = project?.budgetPicoUsd ?? null;
  if (budget === null) return undefined;
  if (reserved === null)
    return {
      reason: "unpriced",
      detail: "No price is known for this model, so the budget cannot be kept. Nothing was sent.",
    };
  const spent = await tx.spent(projectId);
  if (spent.settled + spent.reserved + reserved <= budget) return undefined;
  if (spent.settled + reserved <= budget && spent.reserved > 0n) return "wait";
  const short = spent.settled + reserved - budget;
  return {
    reason: "budget",
    detail: `The next request may cost up to ${shown(reserved)}; ${shown(spent.settled)} of ${shown(budget)} is spent. It would need ${shown(short)} more. Nothing was sent.`,
  };
}

const shown = (picoUsd: bigint) => formatUsd(usdOfPico(picoUsd));
