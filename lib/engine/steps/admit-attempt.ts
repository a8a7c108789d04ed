import { breakerSays, concurrencySays, paceSays, type Wait } from "../../domain/build/wait.ts";
import { passBreaker } from "../../domain/routing/breaker.ts";
import type { ProviderId } from "../../domain/routing/role.ts";
import type { EngineDeps } from "../engine-deps.ts";
import type { FactTransaction } from "../ports/facts.ts";

export type Admission =
  /** `isProbe`: it goes first behind an open breaker, whose row then names it. */
  | { readonly is: "admitted"; readonly isProbe: boolean }
  | ({ readonly is: "waits" } & Wait & { readonly why: "breaker" | "concurrency" | "pace" });

const paceMs = 60_000;

/**
 * Whether a provider may be asked once more now: by its breaker, the requests that run, and those begun within the
 * last minute. Locks the provider's row until the commit, so that two servers never let one too many in; before any
 * project's, as settling an attempt does.
 */
export async function admitAttempt(
  deps: Pick<EngineDeps, "requestsPerProvider">,
  tx: FactTransaction,
  provider: ProviderId,
  at: Date,
): Promise<Admission> {
  const state = await tx.lockProvider(provider);
  const shifted = (ms: number) => new Date(at.getTime() + ms);
  const perMinute = provider === "scripted" ? null : state.requestsPerMinute;
  const load = await tx.loadOf(provider, {
    probeAttemptId: state.probeAttemptId,
    // A start that lies further ahead was written by a clock that has gone back since.
    pace: perMinute === null ? null : { most: perMinute, since: shifted(-paceMs), before: shifted(paceMs) },
  });
  const passage = passBreaker(state, at, load.probeRuns);
  if (passage.is === "waits") {
    const { until } = passage;
    return { is: "waits", why: "breaker", until, says: breakerSays(provider, state.failures, until) };
  }
  const most = deps.requestsPerProvider;
  if (load.running >= most)
    return { is: "waits", why: "concurrency", until: null, says: concurrencySays(provider, load.running, most) };
  if (perMinute !== null && load.fullSince !== null) {
    const until = new Date(load.fullSince.getTime() + paceMs);
    return { is: "waits", why: "pace", until, says: paceSays(provider, perMinute) };
  }
  return { is: "admitted", isProbe: passage.is === "probe" };
}
