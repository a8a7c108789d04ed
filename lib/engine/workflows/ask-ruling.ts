import type { LoadedModule } from "../steps/load-module.ts";
import { blockedTask, commitBlockedRuling } from "../steps/rule-on-blocked.ts";
import { commitContestRuling, contestTask } from "../steps/rule-on-contest.ts";
import { commitRedRuling, redTask } from "../steps/rule-on-red.ts";
import { askModel } from "./ask-model.ts";
import { everybody, type Loop } from "./loop.ts";

/** A contested finding is ruled on at once, by the reviewer. */
export async function askAboutContest(loop: Loop, loaded: LoadedModule, findingId: string): Promise<boolean> {
  const asked = await askModel(loop, await contestTask(loop.deps, loaded, findingId));
  if (asked.do === "not-now") return false;
  return commitContestRuling(loop.deps, loaded, findingId, asked.attemptId);
}

/** The builder says that the blueprint cannot be met: the architect rules, which costs no round. */
export async function askAboutBlocked(loop: Loop, loaded: LoadedModule): Promise<boolean> {
  const asked = await askModel(loop, await blockedTask(loop.deps, loaded));
  if (asked.do === "not-now") return false;
  return commitBlockedRuling(loop.deps, loaded, asked.attemptId);
}

/** What is red lies in files of others and was not red before: the architect rules whose round it is. */
export async function askAboutRed(loop: Loop, loaded: LoadedModule): Promise<boolean> {
  const asked = await askModel(loop, await redTask(loop.deps, loaded));
  if (asked.do === "not-now") return false;
  await commitRedRuling(loop.deps, loaded, asked.attemptId);
  // Another module may have been sent back to work by it.
  loop.tell(everybody);
  return true;
}
