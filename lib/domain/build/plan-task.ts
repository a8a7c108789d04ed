import { isSameModel } from "../routing/base-model.ts";
import type { ModelRef, Route } from "../routing/role.ts";
import { routeElsewhere, type Ways } from "../routing/route-elsewhere.ts";
import { label, type RouteQuestion, routeTask, same } from "../routing/route-task.ts";
import { isWithin } from "../time/is-within.ts";
import { askDetail } from "./ask-detail.ts";
import { attemptKind } from "./attempt-kind.ts";
import type { Attempt } from "./build.ts";
import { chainMs, deadlineMs } from "./chain-deadline.ts";
import type { FailureKind } from "./failure.ts";
import { failureWords } from "./failure-words.ts";
import { ladders, longestRetryMs, type NextStep, nextAfterFailure } from "./next-after-failure.ts";

export type TaskAction =
  | { readonly do: "answered"; readonly attemptId: string }
  | {
      readonly do: "attempt";
      readonly number: number;
      readonly route: Route;
      readonly notBefore: Date | null;
      /** Null for the first attempt, and where a person began the chain anew. */
      readonly after: AfterFailure | null;
      /** What is left of the time for the whole chain. */
      readonly remainingMs: number;
    }
  | { readonly do: "wait-for-attempt"; readonly attemptId: string }
  | { readonly do: "ask-person"; readonly reason: "provider"; readonly detail: string };

/** Why there is another attempt. */
export interface AfterFailure {
  readonly attemptId: string;
  readonly why: "retry" | "quota" | "elsewhere";
  /** What became of the last one, as a sentence without its stop: "gemini/one is overloaded". */
  readonly says: string;
}

export interface TaskStanding {
  /** Attempts at this very task, oldest first. */
  readonly attempts: readonly Attempt[];
  /**
   * The chain that is going on (`Attempt.chain`): those before it no longer count against a model, since a person has
   * answered. Counted and not dated: a clock may jump, and two servers have two.
   */
  readonly chain: number;
  readonly routing: Omit<RouteQuestion, "spent" | "isBarred">;
  readonly at: Date;
  /** Uniform in 0..1, for the jitter of a wait. */
  readonly chance: number;
}

/** What to do next for one question to a model, from the attempts that were made at it. */
export function planTask(standing: TaskStanding): TaskAction {
  const { attempts, routing } = standing;
  const last = attempts.at(-1);
  const number = (last?.number ?? 0) + 1;
  if (last?.status === "running") return { do: "wait-for-attempt", attemptId: last.id };
  if (last?.outcome === "finished" && attemptKind(last) === null) return { do: "answered", attemptId: last.id };

  // What a person cut says nothing about the model: once the work goes on, it is simply asked again.
  const counted = attempts.filter(
    ({ outcome, chain }) => outcome === "finished" || (outcome !== "cancelled" && chain === standing.chain),
  );
  const failed = counted.at(-1);
  if (!failed) return begin(routing, number);

  const tried = modelOf(failed);
  const tries = counted.filter(({ outcome }) => outcome !== "interrupted");
  const says = `${label(tried)} ${failureWords[kindOf(failed)]}`;
  const spent = distinct(counted.map(modelOf));
  const ways = routeElsewhere({ ...routing, spent, isBarred: barredBy(tries) }, tried, says);
  const remainingMs = deadlineMs[routing.role] - chainMs(counted, longestRetryMs);
  const next = nextAfterFailure({
    kind: kindOf(failed),
    ...(failed.retryAfterMs !== null && { retryAfterMs: failed.retryAfterMs }),
    triesOfModel: tries.filter((attempt) => same(modelOf(attempt), tried)).length,
    triesOfTask: tries.length,
    interruptions: counted.length - tries.length,
    isPastDeadline: remainingMs <= 0,
    ready: {
      otherProvider: ways.otherProvider !== undefined,
      nextModel: ways.nextModel !== undefined,
      stronger: ways.stronger !== undefined,
    },
  });
  return actionOf(next, standing, { counted, failed, number, says, ways, remainingMs });
}

function begin(routing: TaskStanding["routing"], number: number): TaskAction {
  const route = routeTask({ ...routing, spent: [] });
  if (!route.ok) return { do: "ask-person", reason: "provider", detail: `${route.error.why} Nothing was sent.` };
  const remainingMs = deadlineMs[routing.role];
  return { do: "attempt", number, route: route.value, notBefore: null, after: null, remainingMs };
}

interface Chain {
  readonly counted: readonly Attempt[];
  readonly failed: Attempt;
  readonly number: number;
  readonly says: string;
  readonly ways: Ways;
  readonly remainingMs: number;
}

function actionOf(next: NextStep, { at, chance }: TaskStanding, chain: Chain): TaskAction {
  const { counted, failed, number, says, ways, remainingMs } = chain;
  const elsewhere = (route: Route | undefined): TaskAction => {
    if (!route) throw new Error(`${next.do} was chosen, and there is no way there`);
    const after = { attemptId: failed.id, why: "elsewhere", says } as const;
    return { do: "attempt", number, route, notBefore: null, after, remainingMs };
  };
  switch (next.do) {
    case "take-answer":
      return { do: "answered", attemptId: failed.id };
    case "ask-person":
      return { do: "ask-person", reason: "provider", detail: askDetail(next.because, says, counted) };
    case "other-provider":
      return elsewhere(ways.otherProvider);
    case "next-model":
      return elsewhere(ways.nextModel);
    case "escalate":
      return elsewhere(ways.stronger);
    case "retry":
    case "wait": {
      const waitMs = next.afterMs + Math.round(next.spreadMs * chance);
      const until = new Date((failed.endedAt ?? at).getTime() + waitMs);
      return {
        do: "attempt",
        number,
        // What was true of the choice is true of its repetition.
        route: failed.route,
        notBefore: isWithin(until, at, waitMs) ? until : at,
        after: { attemptId: failed.id, why: next.do === "wait" ? "quota" : "retry", says },
        remainingMs,
      };
    }
  }
}

/** One that refused does so by any provider; a provider that does not take the key takes it for no model. */
function barredBy(tries: readonly Attempt[]): (model: ModelRef) => boolean {
  const refusing = tries.filter((attempt) => ladders[kindOf(attempt)] === ladders.refused);
  const shut = tries.filter((attempt) => ladders[kindOf(attempt)] === ladders.auth);
  return ({ provider, model }) =>
    refusing.some((attempt) => isSameModel(attempt.requestedModel, model)) ||
    shut.some((attempt) => attempt.provider === provider);
}

function kindOf(attempt: Attempt): FailureKind {
  return attemptKind(attempt) ?? "unexpected";
}

function modelOf(attempt: Attempt): ModelRef {
  return { provider: attempt.provider, model: attempt.requestedModel };
}

function distinct(models: readonly ModelRef[]): readonly ModelRef[] {
  return models.filter((model, index) => models.findIndex((other) => same(other, model)) === index);
}
