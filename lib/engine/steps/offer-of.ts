import { sandboxOffer } from "../../prompts/sandbox-offer.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { checkLimits } from "./run-command.ts";

/** What a prompt tells a model about the machine that checks. */
export function offerOf(deps: Pick<EngineDeps, "sandbox">): string {
  return sandboxOffer({
    level: deps.sandbox.probe.level,
    wallSeconds: checkLimits.wallMs / 1000,
    memoryMb: checkLimits.memoryMb,
  });
}
