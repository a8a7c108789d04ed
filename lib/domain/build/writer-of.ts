import { isServedAs } from "../routing/base-model.ts";
import type { ModelRef } from "../routing/role.ts";
import type { Attempt } from "./build.ts";

/** Whose words an attempt brought: the model's that answered, if that was another one than was asked. */
export function writerOf({
  provider,
  requestedModel,
  servedModel,
}: Pick<Attempt, "provider" | "requestedModel" | "servedModel">): ModelRef {
  const isAnother = servedModel !== null && !isServedAs(requestedModel, servedModel);
  return { provider, model: isAnother ? servedModel : requestedModel };
}
