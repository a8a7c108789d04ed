import type { PrismaClient } from "#generated/prisma/client.ts";
import type { QueryDeps } from "#lib/db/queries/query-deps.ts";
import type { ModelRef } from "#lib/domain/routing/role.ts";

const opus: ModelRef = { provider: "anthropic", model: "claude-opus" };
const gemini: ModelRef = { provider: "gemini", model: "gemini-3.1-pro" };

/** Surroundings of the queries that answer the same every time: no repository, no provider but the two that are ready. */
export function makeQueryDeps(db: PrismaClient, deps: Partial<QueryDeps> = {}): QueryDeps {
  return {
    db,
    artifacts: { get: async (sha) => (sha.startsWith("e") ? `output ${sha.slice(0, 2)}` : undefined) },
    live: { kept: async (attemptId) => (attemptId === "running" ? "so far" : undefined) },
    installation: { roles: async () => ({}) },
    repositories: {
      path: (projectId) => `/data/repositories/${projectId}.git`,
      head: async () => "f".repeat(40),
      files: async () => [
        { path: "src/core/core.ts", bytes: 10 },
        { path: "src/ui/ui.ts", bytes: 10 },
      ],
    },
    sandbox: { probe: { driver: "bubblewrap", available: true, level: "process", reason: "It held." } },
    gateways: {
      get: (provider) =>
        provider === "openai"
          ? undefined
          : { provider, stream: async function* () {}, check: async () => ({ ok: true, models: [] }) },
    },
    catalog: { asOf: "2026-11-20" },
    defaultRoles: (scripted) => {
      const as = (ref: ModelRef): ModelRef => (scripted ? { provider: "scripted", model: ref.model } : ref);
      return { architect: [as(opus)], reviewer: [as(opus)], builder: [as(gemini)], designer: [as(gemini)] };
    },
    priceOf: ({ model }) =>
      model === gemini.model
        ? {
            ...{ id: "card1", provider: "gemini", model, rates: { input: 2_000_000, output: 12_000_000 }, tiers: [] },
            ...{ source: "the provider's price page", asOf: "2026-11-01" },
          }
        : undefined,
    previewOf: async () => ({ available: false, reason: "Nothing is merged yet." }),
    ...deps,
  };
}
