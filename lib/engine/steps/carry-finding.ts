import type { Module } from "../../domain/blueprint/blueprint.ts";
import type { Build } from "../../domain/build/build.ts";
import type { Finding } from "../../domain/review/finding.ts";
import { isSamePlace } from "../../domain/review/judge-verdict.ts";
import type { EngineDeps } from "../engine-deps.ts";
import type { FactTransaction } from "../ports/facts.ts";

type Where = Pick<Finding, "buildId" | "moduleId">;

/** Puts a finding of an earlier build into this one, under a key of its own. */
export async function carryFinding(
  deps: Pick<EngineDeps, "clock" | "ids">,
  tx: FactTransaction,
  finding: Finding,
  to: Where & Pick<Finding, "status">,
): Promise<void> {
  const { buildId, moduleId, status } = to;
  const key = `f${(await tx.findings.list({ buildId, moduleId })).length + 1}`;
  const id = deps.ids.next("fnd");
  const anew = { id, key, reviewId: null, round: 0, answer: null, unfixed: 0, createdAt: deps.clock.now() };
  await tx.findings.insert({ ...finding, ...to, ...anew });
  const detail = { id, key, status, by: "person" };
  tx.log(finding.projectId, { type: "finding-changed", buildId, moduleId, detail });
}

/**
 * What a person dismissed when the module was built last stays dismissed when it is built again, also under another
 * name; what a person opens again for this build (`reopened`) does not. Called before the module's run is made.
 */
export async function carryDismissed(
  deps: Pick<EngineDeps, "clock" | "ids">,
  tx: FactTransaction,
  { id: buildId, projectId }: Build,
  module: Module,
  reopened: readonly Finding[],
): Promise<void> {
  const ofModule = (moduleId: string) => tx.runs.list({ projectId, moduleId });
  const last = (await ofModule(module.id)).at(-1) ?? (module.was && (await ofModule(module.was)).at(-1));
  if (!last) return;
  const { buildId: from, moduleId } = last;
  const dismissed = await tx.findings.list({ buildId: from, moduleId, status: "dismissed" });
  // Raised again, it was dismissed by that: once is enough.
  const places = dismissed.filter((finding, at) => dismissed.findIndex((other) => isSamePlace(other, finding)) === at);
  for (const finding of places)
    if (!reopened.some(({ id }) => id === finding.id))
      await carryFinding(deps, tx, finding, { buildId, moduleId: module.id, status: "dismissed" });
}
