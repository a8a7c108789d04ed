import type { ProjectSummary } from "#lib/domain/api/project.ts";
import type { SpendTotal } from "#lib/domain/api/spend.ts";

export const noSpend: SpendTotal = {
  measuredUsd: "0",
  estimatedUsd: "0",
  estimatedUpperUsd: "0",
  usd: "0",
  attempts: 0,
  unknown: 0,
  tokens: { inputUncached: 0, cacheRead: 0, cacheWrite: 0, output: 0, reasoning: 0 },
};

export function projectRow(id: string, change: Partial<ProjectSummary> = {}): ProjectSummary {
  return {
    id,
    name: id,
    status: "editing",
    scripted: false,
    modules: { total: 0, merged: 0 },
    rounds: 0,
    waiting: 0,
    running: 0,
    spend: noSpend,
    budgetUsd: null,
    createdAt: "2026-11-20T10:00:00.000Z",
    activeAt: "2026-11-20T10:00:00.000Z",
    ...change,
  };
}
