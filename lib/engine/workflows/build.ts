import type { BuildAction } from "../../domain/build/plan-build.ts";
import { assertNever } from "../../domain/result.ts";
import { checkWhole, commitWhole } from "../steps/check-whole.ts";
import { finishBuild } from "../steps/finish-build.ts";
import { nextOfBuild } from "../steps/next-of-build.ts";
import { ensureBranch } from "../steps/open-build.ts";
import { reportUnexpectedBuild } from "../steps/report-unexpected.ts";
import { everybody, idleWaitMs, type Loop, mergesLoop, moduleLoop } from "./loop.ts";
import { mergesWork } from "./merges.ts";
import { moduleWork } from "./module.ts";
import { reviewWhole } from "./review-whole.ts";

/** One build: all its modules at once, each waiting for its own dependencies; then the whole, then `main`. */
export async function buildWork(loop: Loop, buildId: string): Promise<void> {
  const { deps } = loop;
  await caught(loop, buildId, () => ensureBranch(deps, buildId));
  loop.start(mergesLoop(buildId), (own) => mergesWork(own, buildId));
  for (const { id } of await deps.facts.read.runs.list({ buildId }))
    loop.start(moduleLoop(id), (own) => moduleWork(own, id));
  for (let idle = 0; ; ) {
    const since = loop.mark();
    const action = await nextOfBuild(deps, buildId);
    switch (action.do) {
      case "done":
        // Its modules and merges end when they look again.
        loop.tell(everybody);
        return;
      case "wait":
        await loop.wait(since, idleWaitMs(idle++));
        continue;
      default:
        await caught(loop, buildId, () => perform(loop, buildId, action));
    }
    idle = 0;
    // Modules may have been sent back to work.
    loop.tell(everybody);
  }
}

type Work = Exclude<BuildAction, { do: "done" | "wait" }>;

async function perform(loop: Loop, buildId: string, action: Work): Promise<void> {
  const { deps } = loop;
  switch (action.do) {
    case "check-whole":
      return commitWhole(deps, buildId, await checkWhole(deps, buildId));
    case "review-whole":
      return reviewWhole(loop, buildId);
    case "finish":
      return finishBuild(deps, buildId, action.outcome);
    default:
      return assertNever(action);
  }
}

/** As in a module: what should not fail is put before a person instead of ending the build without a word. */
async function caught(loop: Loop, buildId: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (loop.isHandledBelow(error)) throw error;
    await reportUnexpectedBuild(loop.deps, buildId, error);
  }
}
