import type { ModelRef, Route } from "../routing/role.ts";
import { type RouteQuestion, routeTask, same } from "../routing/route-task.ts";
import type { Attempt } from "./build.ts";
import type { FailureKind } from "./failure.ts";
import { nextAfterFailure } from "./next-after-failure.ts";

export type TaskAction =
  | { readonly do: "answered"; readonly attemptId: string }
  | { readonly do: "attempt"; readonly number: number; readonly route: Route; readonly notBefore: Date | null }
  | { readonly do: "wait-for-attempt"; readonly attemptId: string }
  | { readonly do: "given-back"; readonly attemptId: string; readonly kind: FailureKind }
  | { readonly do: "ask-person"; readonly reason: "provider"; readonly detail: string }
  /** A person ended it; the caller looks at what was ordered. */
  | { readonly do: "stopped" };

export interface TaskStanding {
  /** Attempts at this very task, oldest first. */
  readonly attempts: readonly Attempt[];
  /** Attempts before this moment no longer count against a model: a person has answered since. */
  readonly since: Date | null;
  readonly routing: Omit<RouteQuestion, "spent">;
  readonly at: Date;
  /** Uniform in 0..1, for the jitter of a wait. */
  readonly chance: number;
}

/** What to do next for one question to a model, from the attempts that were made at it. */
export function planTask(standing: TaskStanding): TaskAction {
  const { attempts } = standing;
  const last = attempts.at(-1);
  const number = (last?.number ?? 0) + 1;
  if (last?.status === "running") return { do: "wait-for-attempt", attemptId: last.id };
  if (last?.outcome === "finished") return { do: "answered", attemptId: last.id };

  // What a person cut says nothing about the model: once the work goes on, it is simply asked again.
  const counted = attempts.filter(
    (attempt) => attempt.outcome !== "cancelled" && (standing.since === null || attempt.startedAt > standing.since),
  );
  const failed = counted.at(-1);
  if (!failed) return start(standing, [], number, null);

  const kind = failed.failureKind ?? "unexpected";
  const tried = modelOf(failed);
  const spent = distinct(counted.map(modelOf));
  const hasNextModel = routeTask({ ...standing.routing, spent }).ok;
  const next = nextAfterFailure({
    kind,
    ...(failed.retryAfterMs !== null && { retryAfterMs: failed.retryAfterMs }),
    triesOfModel: counted.filter((attempt) => same(modelOf(attempt), tried)).length,
    triesOfTask: counted.length,
    hasNextModel,
  });
  switch (next.do) {
    case "stop":
      return { do: "stopped" };
    case "give-back":
      return { do: "given-back", attemptId: failed.id, kind };
    case "ask-person":
      return { do: "ask-person", reason: next.reason, detail: `${kind}: ${failed.failureDetail ?? "no details"}` };
    case "next-model":
      return start(standing, spent, number, null);
    case "retry": {
      const waitMs = next.jitter ? Math.round(next.inMs * standing.chance) : next.inMs;
      const from = (failed.endedAt ?? standing.at).getTime();
      const others = spent.filter((model) => !same(model, tried));
      return start(standing, others, number, new Date(from + waitMs));
    }
  }
}

function start(standing: TaskStanding, spent: readonly ModelRef[], number: number, notBefore: Date | null): TaskAction {
  const route = routeTask({ ...standing.routing, spent });
  if (!route.ok) return { do: "ask-person", reason: "provider", detail: route.error.why };
  return { do: "attempt", number, route: route.value, notBefore };
}

function modelOf(attempt: Attempt): ModelRef {
  return { provider: attempt.provider, model: attempt.requestedModel };
}

function distinct(models: readonly ModelRef[]): readonly ModelRef[] {
  return models.filter((model, index) => models.findIndex((other) => same(other, model)) === index);
}
