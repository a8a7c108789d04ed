import type { Settings } from "../db/create-settings.ts";
import type { ProviderId } from "../domain/routing/role.ts";
import type { ModelGateway, ModelGateways } from "../engine/ports/model-gateway.ts";
import { createGateway } from "../models/create-gateway.ts";
import { limitsFor } from "../models/limits.ts";
import { withWatchdog } from "../models/watchdog.ts";
import type { Env } from "./env.ts";

/** How a provider is reached now, and where that was said. The key never leaves the server. */
export interface ProviderAccess {
  readonly id: "anthropic" | "gemini" | "openai";
  readonly key: string | undefined;
  readonly keySource: "environment" | "settings" | "none";
  readonly baseUrl: string | undefined;
  readonly baseUrlSource: "environment" | "settings" | "default";
  readonly model: string | undefined;
  readonly problem: string | undefined;
  readonly checkedAt: Date | undefined;
}

export interface Gateways extends ModelGateways {
  access(): readonly ProviderAccess[];
  /** Reads the settings again, after they were changed. */
  reload(): Promise<void>;
}

/** Gateways of every provider that can be reached, each under its watchdog, and the scripted one beside them. */
export async function createGateways(env: Env, settings: Settings, scripted: ModelGateway): Promise<Gateways> {
  let known: readonly ProviderAccess[] = [];
  let gateways = new Map<ProviderId, ModelGateway>();
  const reload = async (): Promise<void> => {
    known = await readAccess(env, settings);
    gateways = new Map<ProviderId, ModelGateway>([["scripted", scripted]]);
    for (const access of known) {
      const { id, key, baseUrl } = access;
      if (!isReachable(access)) continue;
      const gateway = createGateway({ provider: id, apiKey: key ?? "none", ...(baseUrl !== undefined && { baseUrl }) });
      gateways.set(
        id,
        withWatchdog(gateway, (request) => limitsFor(id, request)),
      );
    }
  };
  await reload();
  return { get: (provider) => gateways.get(provider), access: () => known, reload };
}

/** A key, or a server of one's own that may need none: local OpenAI-compatible servers ask for no key. */
export function isReachable({ id, key, baseUrl }: ProviderAccess): boolean {
  return key !== undefined || (id === "openai" && baseUrl !== undefined);
}

async function readAccess(env: Env, settings: Settings): Promise<readonly ProviderAccess[]> {
  const stored = await settings.providers();
  const environment = {
    anthropic: { key: env.ANTHROPIC_API_KEY, baseUrl: env.GROUNDPLAN_ANTHROPIC_BASE_URL, model: undefined },
    gemini: { key: env.GEMINI_API_KEY, baseUrl: env.GROUNDPLAN_GEMINI_BASE_URL, model: undefined },
    openai: {
      key: env.OPENAI_API_KEY,
      baseUrl: env.GROUNDPLAN_OPENAI_BASE_URL,
      model: env.GROUNDPLAN_OPENAI_MODEL,
    },
  };
  return (["anthropic", "gemini", "openai"] as const).map((id) => {
    const row = stored.find((provider) => provider.id === id);
    const given = environment[id];
    const key = given.key ?? row?.key ?? undefined;
    const baseUrl = given.baseUrl ?? row?.baseUrl ?? undefined;
    return {
      id,
      key,
      keySource: given.key !== undefined ? "environment" : key !== undefined ? "settings" : "none",
      baseUrl,
      baseUrlSource: given.baseUrl !== undefined ? "environment" : baseUrl !== undefined ? "settings" : "default",
      model: given.model ?? row?.model ?? undefined,
      problem: row?.keyProblem ?? row?.problem ?? undefined,
      checkedAt: row?.checkedAt ?? undefined,
    };
  });
}
