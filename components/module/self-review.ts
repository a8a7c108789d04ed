import type { ModuleView, RoundView } from "#lib/domain/api/build.ts";
import { isSameModel } from "#lib/domain/routing/base-model.ts";

type Asked = Pick<ModuleView["attempts"][number], "roundId" | "promptId" | "provider" | "requestedModel">;

/**
 * The model that was asked to review the round that it wrote, as `provider/model`: so it is where no other one is
 * configured. A reseller's name for it is no other model. Undefined where somebody else judges.
 */
export function selfReview(attempts: readonly Asked[], round: RoundView | undefined): string | undefined {
  const reviews = attempts.filter(({ roundId, promptId }) => roundId === round?.id && promptId === "review-module");
  const author = round?.author;
  if (!author) return undefined;
  return reviews
    .map(({ provider, requestedModel }) => `${provider}/${requestedModel}`)
    .find((model) => isSameModel(model, author));
}
