import { commitDesign, endDesign } from "../steps/commit-design.ts";
import { designTask } from "../steps/design-task.ts";
import { nextOfDesign } from "../steps/next-of-design.ts";
import { reportUnexpectedDesign } from "../steps/report-unexpected.ts";
import { askModel } from "./ask-model.ts";
import { idleWaitMs, type Loop } from "./loop.ts";

/** The architect's work on the document: a draft with one repair of its own, or a proposal for change. */
export async function designWork(loop: Loop, designId: string): Promise<void> {
  try {
    await design(loop, designId);
  } catch (error) {
    if (loop.isHandledBelow(error)) throw error;
    await reportUnexpectedDesign(loop.deps, designId, error);
  }
}

async function design(loop: Loop, designId: string): Promise<void> {
  const { deps } = loop;
  for (let idle = 0; ; ) {
    const since = loop.mark();
    const next = await nextOfDesign(deps, designId);
    if (next.do === "done") return;
    if (next.do === "end") {
      await endDesign(deps, designId);
      continue;
    }
    if (next.do === "wait") {
      await loop.wait(since, idleWaitMs(idle++));
      continue;
    }
    const asked = await askModel(loop, await designTask(deps, designId, next.kind));
    // Either a person ended it (the plan says so) or a question waits for one.
    if (asked.do === "not-now") await loop.wait(since, idleWaitMs(idle++));
    else {
      idle = 0;
      await commitDesign(deps, designId, next.kind, asked.attemptId);
    }
  }
}
