import type { Attempt } from "../build/build.ts";
import type { BlueprintVersion } from "./version.ts";

type Written = Pick<Attempt, "id" | "promptId" | "status" | "outcome" | "finish" | "replySha">;

/**
 * Attempts at a draft that ended before the draft did, oldest first: what they wrote is kept beside the document. One
 * that a person took over is a version, and no longer among them.
 */
export function interruptedAttempts<A extends Written>(
  attempts: readonly A[],
  versions: readonly Pick<BlueprintVersion, "attemptId">[],
): readonly A[] {
  return attempts.filter(
    ({ id, promptId, status, outcome, finish, replySha }) =>
      promptId === "draft-blueprint" &&
      status === "ended" &&
      replySha !== null &&
      !(outcome === "finished" && finish === "complete") &&
      !versions.some(({ attemptId }) => attemptId === id),
  );
}
