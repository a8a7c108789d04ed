import { isSameModel } from "./base-model.ts";
import type { ModelRef, Role, Route } from "./role.ts";
import { architectOf, canBeAsked, chainOf, type RouteQuestion, routeTask } from "./route-task.ts";

/** Where the work of a model that failed can go, nearest first. */
export interface Ways {
  readonly otherProvider: Route | undefined;
  readonly nextModel: Route | undefined;
  readonly stronger: Route | undefined;
}

/** What the architect may write where everybody else failed; its own judgement is then asked of another model. */
const escalating: readonly Role[] = ["builder", "designer"];

/**
 * The ways that are open for a task once `failed`, which is among the spent, is out. `because` says what it did
 * ("gemini/one is overloaded") and begins each route's reason.
 */
export function routeElsewhere(question: RouteQuestion, failed: ModelRef, because: string): Ways {
  const { role } = question;
  const isSame = (model: ModelRef) => isSameModel(model.model, failed.model);
  const other = chainOf(question, role).models.find((model) => isSame(model) && canBeAsked(question, model));
  const next = routeTask({ ...question, isBarred: (model) => isSame(model) || question.isBarred?.(model) === true });
  const architect = escalating.includes(role) ? architectOf(question) : undefined;
  return {
    otherProvider: other && {
      role,
      model: other,
      rule: "other-provider",
      why: `${because}; this is the same model by another provider.`,
    },
    nextModel: next.ok ? { ...next.value, why: nextWhy(next.value, because) } : undefined,
    stronger: architect && {
      role,
      model: architect,
      rule: "escalated",
      why: `${because}, and no other model of the ${role} is left: the architect's model writes it.`,
    },
  };
}

function nextWhy({ rule, why }: Route, because: string): string {
  return rule === "next-model" ? `${because}; this is the next of the role.` : `${because}. ${why}`;
}
