import type { EngineDeps } from "../engine-deps.ts";
import { blockedTask, commitBlockedRuling } from "../steps/rule-on-blocked.ts";
import { commitContestRuling, contestTask } from "../steps/rule-on-contest.ts";
import { commitRedRuling, redTask } from "../steps/rule-on-red.ts";
import { wakesAfter } from "../steps/wakes-after.ts";
import { askModel } from "./ask-model.ts";
import { step, wakeNow } from "./loop.ts";

/** A contested finding is ruled on at once, by the reviewer. */
export async function askAboutContest(
  deps: EngineDeps,
  runId: string,
  revision: number,
  findingId: string,
): Promise<boolean> {
  const task = await step("contest-packet", () => contestTask(deps, runId, findingId));
  const asked = await askModel(deps, task);
  if (asked.do === "not-now") return false;
  return step("commit-ruling", () => commitContestRuling(deps, runId, revision, findingId, asked.attemptId));
}

/** The builder says that the blueprint cannot be met: the architect rules, which costs no round. */
export async function askAboutBlocked(deps: EngineDeps, runId: string, revision: number): Promise<boolean> {
  const task = await step("blocked-packet", () => blockedTask(deps, runId));
  const asked = await askModel(deps, task);
  if (asked.do === "not-now") return false;
  return step("commit-ruling", () => commitBlockedRuling(deps, runId, revision, asked.attemptId));
}

/** What is red lies in files of others and was not red before: the architect rules whose round it is. */
export async function askAboutRed(deps: EngineDeps, runId: string, revision: number): Promise<boolean> {
  const task = await step("red-packet", () => redTask(deps, runId));
  const asked = await askModel(deps, task);
  if (asked.do === "not-now") return false;
  await step("commit-ruling", () => commitRedRuling(deps, runId, revision, asked.attemptId));
  // Another module may have been sent back to work by it.
  await step("wakes", async () => wakeNow(await wakesAfter(deps, runId)));
  return true;
}
