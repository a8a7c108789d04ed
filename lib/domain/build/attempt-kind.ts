import { isServedAs } from "../routing/base-model.ts";
import type { Attempt } from "./build.ts";
import type { FailureKind } from "./failure.ts";

type Ended = Pick<Attempt, "outcome" | "failureKind" | "finish" | "requestedModel" | "servedModel">;

/** Why an attempt that ended gave no answer, or what its answer suffers from; null where nothing is wrong with it. */
export function attemptKind(attempt: Ended): FailureKind | null {
  const { outcome, failureKind, finish, requestedModel, servedModel } = attempt;
  if (failureKind !== null) return failureKind;
  if (outcome !== "finished") return "unexpected";
  if (finish === "truncated") return "truncated";
  return servedModel !== null && !isServedAs(requestedModel, servedModel) ? "model-mismatch" : null;
}
