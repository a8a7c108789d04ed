import type { DecisionView } from "#lib/domain/api/build.ts";
import type { Decision } from "#lib/domain/build/build.ts";

export function decisionView(decision: Decision, projectName: string): DecisionView {
  const { roundId: _, model: __, createdAt, answeredAt, options, ...rest } = decision;
  return {
    ...rest,
    options: [...options],
    projectName,
    ...(decision.choice !== null && { outcome: decision.choice }),
    createdAt: createdAt.toISOString(),
    answeredAt: answeredAt?.toISOString() ?? null,
  };
}
