import type { Finding } from "../../domain/review/finding.ts";
import type { EngineDeps } from "../engine-deps.ts";
import type { FactTransaction } from "../ports/facts.ts";
import { carryFinding } from "./carry-finding.ts";
import { markFinding } from "./mark-finding.ts";

/** Opens a finding again. One of an earlier build goes on in this one, as a finding of its own. */
export async function openAgain(
  deps: Pick<EngineDeps, "clock" | "ids">,
  tx: FactTransaction,
  finding: Finding,
  buildId: string,
): Promise<void> {
  const { moduleId } = finding;
  if (finding.buildId === buildId) await markFinding(tx, finding, { status: "open", unfixed: 0 }, { who: "person" });
  else await carryFinding(deps, tx, finding, { buildId, moduleId, status: "open" });
}
