import { type Settings, type StoredProvider, settingsChannel } from "../db/create-settings.ts";
import type { Listener } from "../db/open-listener.ts";
import type { Clock } from "../engine/ports/clock.ts";
import type { NetworkProviderId, ProviderAccess, Providers } from "../engine/ports/providers.ts";
import type { ConnectionOf } from "../models/create-gateways.ts";
import type { Env } from "./env.ts";

const ids = ["anthropic", "gemini", "openai"] as const;

/**
 * Providers as environment and settings configure them; the environment goes before. Keys leave only to gateways. What
 * another server changes is heard on the listener.
 */
export async function openProviders(
  env: Env,
  settings: Settings,
  listener: Listener,
  clock: Clock,
): Promise<Providers & { readonly connectionOf: ConnectionOf }> {
  let stored: readonly StoredProvider[] = [];
  let reading: Promise<void> = Promise.resolve();
  // One after the other: of two answers the later one must be the newer.
  const reload = () => {
    reading = reading
      .catch(() => {})
      .then(async () => {
        stored = await settings.providers();
      });
    return reading;
  };
  listener.on(settingsChannel, () => void reload());
  await reload();
  const rowOf = (id: NetworkProviderId) => stored.find((row) => row.id === id);
  return {
    list: () => ids.map((id) => accessOf(id, environmentOf(env)[id], rowOf(id))),
    async change(id, { key, baseUrl, model }) {
      await settings.putProvider(id, {
        ...(key !== undefined && { key }),
        ...(baseUrl !== undefined && { baseUrl }),
        ...(model !== undefined && { model }),
      });
      await reload();
    },
    async recordCheck(id, problem) {
      await settings.recordCheck(id, clock.now(), problem);
      await reload();
    },
    connectionOf(id) {
      const given = environmentOf(env)[id];
      const row = rowOf(id);
      const apiKey = given.key ?? row?.key ?? undefined;
      const baseUrl = given.baseUrl ?? row?.baseUrl ?? undefined;
      if (apiKey === undefined && !(id === "openai" && baseUrl !== undefined)) return undefined;
      return { apiKey: apiKey ?? "none", ...(baseUrl !== undefined && { baseUrl }) };
    },
  };
}

interface Given {
  readonly key: string | undefined;
  readonly baseUrl: string | undefined;
  readonly model: string | undefined;
}

function environmentOf(env: Env): Record<NetworkProviderId, Given> {
  return {
    anthropic: { key: env.ANTHROPIC_API_KEY, baseUrl: env.GROUNDPLAN_ANTHROPIC_BASE_URL, model: undefined },
    gemini: { key: env.GEMINI_API_KEY, baseUrl: env.GROUNDPLAN_GEMINI_BASE_URL, model: undefined },
    openai: { key: env.OPENAI_API_KEY, baseUrl: env.GROUNDPLAN_OPENAI_BASE_URL, model: env.GROUNDPLAN_OPENAI_MODEL },
  };
}

function accessOf(id: NetworkProviderId, given: Given, row: StoredProvider | undefined): ProviderAccess {
  const key = given.key ?? row?.key ?? null;
  const baseUrl = given.baseUrl ?? row?.baseUrl ?? null;
  return {
    id,
    ready: key !== null || (id === "openai" && baseUrl !== null),
    keySource: given.key !== undefined ? "environment" : key !== null ? "settings" : "none",
    hint: key === null ? null : key.slice(-4),
    baseUrl,
    baseUrlSource: given.baseUrl !== undefined ? "environment" : baseUrl !== null ? "settings" : "default",
    model: given.model ?? row?.model ?? null,
    problem: row?.keyProblem ?? row?.problem ?? null,
    checkedAt: row?.checkedAt ?? null,
  };
}
