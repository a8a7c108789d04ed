import type { EngineDeps } from "../engine-deps.ts";
import { bringToMain } from "../steps/bring-to-main.ts";
import { checkContracts } from "../steps/check-contracts.ts";
import {
  type ApprovalOf,
  commitApproval,
  endApprovalOrder,
  giveUpApproval,
  refuseApproval,
} from "../steps/commit-approval.ts";
import { commitBlueprint } from "../steps/commit-blueprint.ts";
import { findPrograms } from "../steps/find-programs.ts";
import { openBuild } from "../steps/open-build.ts";
import { versionRow } from "../steps/version-row.ts";
import { idleWaitMs, type Loop } from "./loop.ts";

/**
 * Approves a version: its programs exist, its dependencies install, its contracts compile by themselves; then it
 * stands on `blueprint/v<n>`. What is wrong is kept with the version, and nothing was spent on builders. Then it is
 * built, if that was ordered; where nothing has to be built, `main` moves to it.
 */
export async function approvalWork(loop: Loop, version: ApprovalOf): Promise<void> {
  try {
    if ((await versionRow(loop.deps.facts.read, version)).approval === "running") await approve(loop.deps, version);
    while (!(await isFollowed(loop, version)));
  } catch (error) {
    if (loop.isHandledBelow(error)) throw error;
    await giveUpApproval(loop.deps, version, error);
  }
}

async function approve(deps: EngineDeps, of: ApprovalOf): Promise<void> {
  const missing = await findPrograms(deps, of);
  if (missing.length > 0) return refuseApproval(deps, of, missing);
  const committed = await commitBlueprint(deps, of);
  if (!committed.ok) return refuseApproval(deps, of, [committed.problem]);
  const problems = await checkContracts(deps, of, committed.commit);
  if (problems.length > 0) return refuseApproval(deps, of, problems);
  await commitApproval(deps, of, committed);
}

/** Carries out what was to follow the approval; false after waiting for a build that makes room for this one. */
async function isFollowed(loop: Loop, of: ApprovalOf): Promise<boolean> {
  const { deps } = loop;
  const since = loop.mark();
  const { approvalThen } = await versionRow(deps.facts.read, of);
  if (approvalThen === null) return true;
  if (approvalThen === "main") {
    await bringToMain(deps, of);
    await endApprovalOrder(deps, of, "done");
    return true;
  }
  const live = (await deps.facts.read.builds.list({ projectId: of.projectId })).find(
    ({ status }) => status !== "ended",
  );
  if (live?.control === "cancel") {
    await loop.wait(since, idleWaitMs(0));
    return false;
  }
  // A server may have died between its row and the end of this order.
  const isOpen = live?.version === of.version;
  const opened = isOpen ? undefined : await openBuild(deps, of);
  if (opened?.ok === false) await bringToMain(deps, of);
  await endApprovalOrder(deps, of, opened?.ok === false ? opened.error.message : "its build has begun");
  return true;
}
