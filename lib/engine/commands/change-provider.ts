import { ok } from "../../domain/result.ts";
import { closedBreaker } from "../../domain/routing/breaker.ts";
import type { EngineDeps } from "../engine-deps.ts";
import type { NetworkProviderId, ProviderChange } from "../ports/providers.ts";
import { wakeEverybody } from "../steps/wake-everybody.ts";

const longestCheckMs = 20_000;

type Deps = Pick<EngineDeps, "providers" | "gateways" | "facts" | "wakes">;

interface Input {
  readonly id: NetworkProviderId;
  readonly change: ProviderChange;
  /** Null: no limit; absent: as it is. */
  readonly requestsPerMinute?: number | null | undefined;
}

/**
 * Changes how a provider is reached, and asks it for its models, which is free and shows whether the key works. One
 * that answers is asked again at once: its breaker is closed, and what waited looks again.
 */
export async function changeProvider(deps: Deps, { id, change, requestsPerMinute }: Input) {
  await deps.providers.change(id, change);
  const ready = await checkProvider(deps, id);
  await deps.facts.commit("change-provider", async (tx) => {
    await tx.lockProvider(id);
    const to = { ...(requestsPerMinute !== undefined && { requestsPerMinute }), ...(ready && closedBreaker) };
    if (Object.keys(to).length > 0) await tx.providerStates.change(id, {}, to);
  });
  await wakeEverybody(deps);
  return ok({ id, ready });
}

async function checkProvider(deps: Pick<Deps, "providers" | "gateways">, id: NetworkProviderId): Promise<boolean> {
  const gateway = deps.gateways.get(id);
  if (!gateway) return false;
  const checked = await gateway.check(AbortSignal.timeout(longestCheckMs));
  await deps.providers.recordCheck(id, checked.ok ? null : wordsFor(checked.failure.kind, checked.failure.detail));
  return checked.ok;
}

function wordsFor(kind: string, detail: string): string {
  if (kind === "auth") return `The key is not accepted. ${detail}`;
  if (kind === "connect") return `The server cannot be reached. ${detail}`;
  return detail;
}
