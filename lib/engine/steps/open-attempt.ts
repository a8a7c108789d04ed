import type { AttemptSpec } from "../../domain/build/attempt-spec.ts";
import type { Attempt } from "../../domain/build/build.ts";
import type { Wait } from "../../domain/build/wait.ts";
import { formatUsd, usdOfPico } from "../../domain/spend/money.ts";
import { worstCasePicoUsd } from "../../domain/spend/worst-case.ts";
import type { EngineDeps } from "../engine-deps.ts";
import type { FactTransaction } from "../ports/facts.ts";
import { admitAttempt } from "./admit-attempt.ts";
import { logWait } from "./log-wait.ts";
import { openDecision } from "./open-decision.ts";
import { nothingYet } from "./row-defaults.ts";

/** What became of the wish to make a request. */
export type Opened =
  | { readonly is: "open"; readonly attempt: Attempt }
  /** To be tried again at `until`; where that is null, when an attempt of its provider or its project has ended. */
  | { readonly is: "waits"; readonly why: "breaker" | "concurrency" | "pace" | "budget"; readonly until: Date | null }
  /** A decision waits for a person. */
  | { readonly is: "asked" };

/**
 * Lets an attempt in where its provider has room, reserves the worst case against the budget, and opens its row, in one
 * transaction. A wait is said in the log, once.
 */
export async function openAttempt(
  deps: Pick<EngineDeps, "facts" | "catalog" | "clock" | "ids" | "requestsPerProvider">,
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
  return deps.facts.commit<Opened>("open-attempt", async (tx) => {
    const waits = async <Why extends Wait["why"]>(wait: Wait & { readonly why: Why }) => {
      await logWait(tx, { ...spec, attemptId: null }, wait, at);
      return { is: "waits", why: wait.why, until: wait.until } as const;
    };
    const admission = await admitAttempt(deps, tx, attempt.provider, at);
    if (admission.is === "waits") return waits(admission);
    const refusal = spec.scripted ? undefined : await budgetRefusal(tx, spec.projectId, reserved);
    if (refusal === "wait") return waits({ why: "budget", until: null, says: budgetSays });
    if (refusal) {
      await openDecision(deps, tx, { ...spec, reason: refusal.reason, detail: refusal.detail });
      return { is: "asked" };
    }
    await tx.attempts.insert(attempt);
    if (admission.isProbe) await tx.providerStates.change(attempt.provider, {}, { probeAttemptId: attempt.id });
    tx.log(spec.projectId, {
      type: "attempt-started",
      buildId: spec.buildId,
      moduleId: spec.moduleId,
      roundId: spec.roundId,
      attemptId: attempt.id,
      detail: {
        taskId: attempt.taskId,
        role: attempt.role,
        provider: attempt.provider,
        model: attempt.requestedModel,
        promptId: attempt.promptId,
        number: attempt.number,
        rule: spec.route.rule,
        why: spec.route.why,
        after: spec.after,
      },
    });
    return { is: "open", attempt };
  });
}

const budgetSays = "Waits until what is reserved by other attempts is settled";

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
