import type { Review } from "../../domain/build/build.ts";
import type { EngineDeps } from "../engine-deps.ts";

/**
 * The last review of a module, or of the whole, whose verdict held; undefined before the first. A verdict that
 * contradicted itself is not one: what it saw is still new to the one that is asked for next.
 */
export async function lastVerdict(
  deps: Pick<EngineDeps, "facts">,
  of: Pick<Review, "buildId" | "moduleId">,
): Promise<Review | undefined> {
  const reviews = await deps.facts.read.reviews.list({ buildId: of.buildId, moduleId: of.moduleId });
  return reviews.findLast(({ outcome }) => outcome !== "ask-again");
}
