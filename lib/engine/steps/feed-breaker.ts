import type { Attempt } from "../../domain/build/build.ts";
import type { FailureKind } from "../../domain/build/failure.ts";
import { breakerAfter, signOf } from "../../domain/routing/breaker.ts";
import type { FactTransaction } from "../ports/facts.ts";

interface Ended {
  readonly kind: FailureKind | null;
  readonly detail: string | null;
  /** False: nothing left this machine, so nothing is known of the provider. */
  readonly sent: boolean;
  readonly at: Date;
}

/** Tells the provider's breaker how an attempt ended. The usual end, an answer where nothing failed, locks nothing. */
export async function feedBreaker(tx: FactTransaction, attempt: Attempt, { kind, detail, sent, at }: Ended) {
  if (attempt.provider === "scripted") return;
  const sign = sent ? signOf(kind) : "nothing";
  const ended = { attemptId: attempt.id, sign, problem: detail ?? "", at };
  const seen = await tx.providerStates.get(attempt.provider);
  if (seen ? breakerAfter(seen, ended) === undefined : sign !== "fails") return;
  const state = await tx.lockProvider(attempt.provider);
  const next = breakerAfter(state, ended);
  if (next) await tx.providerStates.change(state.id, {}, next);
}
