import type { Attempt } from "../build/build.ts";
import type { EstimatedRole, LearnedRole } from "./estimate-project.ts";

type Learning = Pick<
  Attempt,
  | "role"
  | "outcome"
  | "usageSource"
  | "buildId"
  | "moduleId"
  | "inputUncached"
  | "cacheRead"
  | "cacheWrite5m"
  | "cacheWrite1h"
  | "output"
  | "reasoning"
>;

/** What a project's own measured answers say of each role. */
export function learnRoles(attempts: readonly Learning[]): Readonly<Partial<Record<EstimatedRole, LearnedRole>>> {
  const roles = ["architect", "builder", "designer", "reviewer"] as const satisfies readonly EstimatedRole[];
  const learned = roles.flatMap((role) => {
    const own = attempts.filter(
      (attempt) => attempt.role === role && attempt.outcome === "finished" && attempt.usageSource === "measured",
    );
    return own.length === 0 ? [] : [[role, meansOf(role, own)] as const];
  });
  return Object.fromEntries(learned);
}

function meansOf(role: EstimatedRole, own: readonly Learning[]): LearnedRole {
  const sum = (of: (attempt: Learning) => number) => own.reduce((total, attempt) => total + of(attempt), 0);
  const cached = sum(({ cacheRead }) => cacheRead ?? 0);
  const input = cached + sum((a) => (a.inputUncached ?? 0) + (a.cacheWrite5m ?? 0) + (a.cacheWrite1h ?? 0));
  const units = new Set(own.map(({ buildId, moduleId }) => (role === "architect" ? "" : `${buildId}:${moduleId}`)));
  return {
    attempts: own.length,
    projects: 1,
    inputTokens: input / own.length,
    cachedShare: cached / Math.max(1, input),
    outputTokens: sum(({ output, reasoning }) => (output ?? 0) + (reasoning ?? 0)) / own.length,
    attemptsPerUnit: own.length / units.size,
  };
}
