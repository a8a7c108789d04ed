import type { AttemptSummary } from "#lib/domain/api/build.ts";
import type { Attempt } from "#lib/domain/build/build.ts";
import { usdOfPico } from "#lib/domain/spend/money.ts";
import type { Tx } from "./snapshot.ts";

/** Numbers of the rounds that attempts belong to, by the round's id. */
export async function readRoundNumbers(
  tx: Tx,
  attempts: readonly { readonly roundId: string | null }[],
): Promise<ReadonlyMap<string, number>> {
  const ids = [...new Set(attempts.flatMap(({ roundId }) => roundId ?? []))];
  const rows = await tx.round.findMany({ where: { id: { in: ids } }, select: { id: true, number: true } });
  return new Map(rows.map(({ id, number }) => [id, number]));
}

export function attemptSummary(attempt: Attempt, roundNumbers: ReadonlyMap<string, number>): AttemptSummary {
  const { costPicoUsd, costUpperPicoUsd, failureKind } = attempt;
  return {
    id: attempt.id,
    status: attempt.status,
    ...(attempt.outcome !== null && { outcome: attempt.outcome }),
    buildId: attempt.buildId,
    moduleId: attempt.moduleId,
    roundId: attempt.roundId,
    round: attempt.roundId === null ? null : (roundNumbers.get(attempt.roundId) ?? null),
    number: attempt.number,
    taskId: attempt.taskId,
    role: attempt.role,
    promptId: attempt.promptId,
    provider: attempt.provider,
    requestedModel: attempt.requestedModel,
    servedModel: attempt.servedModel,
    failure: failureKind === null ? null : { kind: failureKind, detail: attempt.failureDetail ?? "" },
    finish: attempt.finish,
    usage: {
      inputUncached: attempt.inputUncached,
      cacheRead: attempt.cacheRead,
      cacheWrite5m: attempt.cacheWrite5m,
      cacheWrite1h: attempt.cacheWrite1h,
      output: attempt.output,
      reasoning: attempt.reasoning,
      source: attempt.usageSource,
    },
    costUsd: costPicoUsd === null ? null : usdOfPico(costPicoUsd),
    costUpperUsd: costUpperPicoUsd === null ? null : usdOfPico(costUpperPicoUsd),
    scripted: attempt.scripted,
    startedAt: attempt.startedAt.toISOString(),
    firstTokenAt: attempt.firstTokenAt?.toISOString() ?? null,
    endedAt: attempt.endedAt?.toISOString() ?? null,
  };
}
