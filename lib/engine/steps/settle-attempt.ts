import type { Attempt } from "../../domain/build/build.ts";
import { isServedAs } from "../../domain/routing/base-model.ts";
import { usdOfPico } from "../../domain/spend/money.ts";
import { settleCost, settleUsage } from "../../domain/spend/settle-usage.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { feedBreaker } from "./feed-breaker.ts";
import { type Received, usageColumns } from "./receive-reply.ts";
import { warnOfSpend } from "./warn-of-budget.ts";

/** What the column holds, 24 days: what a server asks for has no limit of its own. */
const longestColumnMs = 2 ** 31 - 1;

/**
 * Closes an attempt, whatever became of it: its reply as an artifact, its usage and its price in one transaction
 * with the event that says so. An attempt whose usage cannot be stored has not finished. Settling twice is harmless.
 */
export async function settleAttempt(
  deps: Pick<EngineDeps, "facts" | "catalog" | "artifacts" | "live" | "clock">,
  attempt: Attempt,
  received: Received,
): Promise<void> {
  const { end, text } = received;
  const failure = end.type === "failed" ? end.failure : undefined;
  const { provider, requestedModel } = attempt;
  const served = received.servedModel ?? requestedModel;
  // Priced as served, at the moment it was made; the frozen card is the one of that moment.
  const card =
    deps.catalog.price({ provider, model: served }, attempt.startedAt) ??
    (isServedAs(requestedModel, served)
      ? deps.catalog.price({ provider, model: requestedModel }, attempt.startedAt)
      : undefined);
  const settled = settleUsage({
    usage: received.usage,
    hasFinish: received.rawFinish !== undefined,
    ...(failure && { failureKind: received.sent ? failure.kind : "connect" }),
    packetBytes: attempt.packetBytes,
    streamedBytes: Buffer.byteLength(text) + received.reasoningBytes,
    maxOutputTokens: attempt.maxOutputTokens,
    bytesPerToken: deps.catalog.model({ provider, model: served })?.bytesPerToken ?? 3,
  });
  const cost = settleCost(settled, card, received.billedPicoUsd);
  const replySha = text === "" ? null : await deps.artifacts.put(attempt.projectId, text);
  await deps.live.keep(attempt.id);
  const { costPicoUsd } = cost;
  await deps.facts.commit("settle-attempt", async (tx) => {
    const at = deps.clock.now();
    const to = {
      status: "ended",
      outcome: outcomeOf(failure?.kind),
      failureKind: failure?.kind ?? null,
      failureDetail: failure?.detail ?? null,
      retryAfterMs: failure?.retryAfterMs === undefined ? null : Math.min(failure.retryAfterMs, longestColumnMs),
      finish: end.type === "finished" ? end.finish : null,
      rawFinish: received.rawFinish ?? null,
      requestId: received.requestId ?? failure?.requestId ?? null,
      servedModel: received.servedModel ?? null,
      replySha,
      ...usageColumns(settled.usage),
      rawUsage: received.rawUsage ?? null,
      // A script's tokens are counted from its text and priced at list price: never a measurement.
      usageSource: attempt.scripted && settled.source === "measured" ? "estimated" : settled.source,
      priceCardId: card?.id ?? null,
      ...cost,
      endedAt: at,
    } satisfies Partial<Attempt>;
    if ((await tx.attempts.change(attempt.id, { status: "running" }, to)) === "stale") return;
    await feedBreaker(tx, attempt, { kind: to.failureKind, detail: to.failureDetail, sent: received.sent, at });
    if (costPicoUsd && !attempt.scripted) warnOfSpend(tx, attempt, await tx.lockBudgets(attempt), costPicoUsd);
    tx.log(attempt.projectId, {
      type: "attempt-ended",
      buildId: attempt.buildId,
      moduleId: attempt.moduleId,
      roundId: attempt.roundId,
      attemptId: attempt.id,
      detail: {
        role: attempt.role,
        provider,
        model: served,
        // Shown as a warning: it is priced as served.
        ...(!isServedAs(requestedModel, served) && { requested: requestedModel }),
        promptId: attempt.promptId,
        outcome: to.outcome,
        failure: to.failureKind,
        problem: to.failureDetail,
        costUsd: to.costPicoUsd === null ? null : usdOfPico(to.costPicoUsd),
        source: to.usageSource,
      },
    });
  });
  await deps.live.forget(attempt.id);
}

function outcomeOf(kind: string | undefined): NonNullable<Attempt["outcome"]> {
  if (kind === undefined) return "finished";
  return kind === "cancelled" || kind === "interrupted" ? kind : "failed";
}
