import { ok } from "../../domain/result.ts";
import type { EngineDeps } from "../engine-deps.ts";
import type { NetworkProviderId, ProviderChange } from "../ports/providers.ts";

const longestCheckMs = 20_000;

/** Changes how a provider is reached, and asks it for its models, which is free and shows whether the key works. */
export async function changeProvider(
  deps: Pick<EngineDeps, "providers" | "gateways">,
  input: { readonly id: NetworkProviderId; readonly change: ProviderChange },
) {
  await deps.providers.change(input.id, input.change);
  return checkProvider(deps, { id: input.id });
}

/** Asks a provider for its models. Nothing is spent. */
export async function checkProvider(
  deps: Pick<EngineDeps, "providers" | "gateways">,
  { id }: { readonly id: NetworkProviderId },
) {
  const gateway = deps.gateways.get(id);
  if (!gateway) return ok({ id, ready: false });
  const checked = await gateway.check(AbortSignal.timeout(longestCheckMs));
  await deps.providers.recordCheck(id, checked.ok ? null : wordsFor(checked.failure.kind, checked.failure.detail));
  return ok({ id, ready: checked.ok });
}

function wordsFor(kind: string, detail: string): string {
  if (kind === "auth") return `The key is not accepted. ${detail}`;
  if (kind === "connect") return `The server cannot be reached. ${detail}`;
  return detail;
}
