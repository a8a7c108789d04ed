import type { RoundView } from "#lib/domain/api/build.ts";
import type { Attempt, CheckRun, Round } from "#lib/domain/build/build.ts";
import { usdOfPico } from "#lib/domain/spend/money.ts";
import { sumSpend } from "#lib/domain/spend/totals.ts";

/** What belongs to the rounds of one module. */
export interface RoundWork {
  /** Oldest first. */
  readonly rounds: readonly Round[];
  readonly checks: readonly CheckRun[];
  readonly attempts: readonly Attempt[];
  /** Printed text of checks by its hash. */
  readonly outputs: ReadonlyMap<string, string>;
}

/** A module's rounds, oldest first, each with its checks and attempts. */
export function roundViews({ rounds, checks, attempts, outputs }: RoundWork): RoundView[] {
  return rounds.map((round) => {
    const own = attempts.filter(({ roundId }) => roundId === round.id);
    return {
      id: round.id,
      number: round.number,
      kind: round.kind,
      status: round.endedAt === null ? "running" : "ended",
      ...(round.outcome !== null && { outcome: round.outcome }),
      phase: round.phase,
      escalated: round.escalated,
      answers: round.answers,
      repairs: round.repairs,
      baseCommit: round.baseCommit,
      commit: round.commit,
      author: round.author,
      note: round.note,
      backReason: round.backReason,
      checks: checks
        .filter((check) => roundOf(check, rounds)?.id === round.id)
        .map((check) => checkView(check, outputs)),
      attempts: own.map(({ id }) => id),
      spendUsd: spentOn(own),
      startedAt: round.startedAt.toISOString(),
      endedAt: round.endedAt?.toISOString() ?? null,
    };
  });
}

/** A check after the rounds, such as the one on the tip before the merge, is shown with the round that led to it. */
function roundOf(check: CheckRun, rounds: readonly Round[]): Round | undefined {
  const named = rounds.find(({ id }) => id === check.roundId);
  return named ?? rounds.findLast(({ startedAt }) => startedAt <= check.startedAt) ?? rounds[0];
}

function checkView(check: CheckRun, outputs: ReadonlyMap<string, string>): RoundView["checks"][number] {
  const { id, outcome, scope, criterionId, command, exitCode, outputSha, driver, durationMs, startedAt } = check;
  return {
    ...{ id, outcome, scope, criterionId, command, exitCode, driver, durationMs },
    status: "ended",
    output: (outputSha === null ? undefined : outputs.get(outputSha)) ?? "",
    startedAt: startedAt.toISOString(),
  };
}

function spentOn(attempts: readonly Attempt[]): string | null {
  const over = attempts.filter(({ status }) => status === "ended");
  const sum = sumSpend(
    over.map(({ costPicoUsd, usageSource }) => ({
      source: usageSource ?? "estimated",
      ...(costPicoUsd !== null && { costPicoUsd }),
    })),
  );
  return sum.unknown > 0 && sum.picoUsd === 0n ? null : usdOfPico(sum.picoUsd);
}
