import { reasonOf } from "../../domain/reason-of.ts";
import type { Ownership } from "../ports/ownership.ts";
import type { Sandbox } from "../ports/sandbox.ts";
import { restAfterTroubleMs } from "../steps/say-held.ts";
import type { Troubles } from "./troubles.ts";

/** Sees to it that no sandbox outlives its server for long. */
export interface OrphanedSandboxes {
  /**
   * Ends what the dead left: at the first look, whenever a server is gone that was there at the look before, and again
   * after a rest where that failed.
   */
  look(): Promise<void>;
  /** Resolves when what was begun is done. */
  settled(): Promise<void>;
}

const about = "orphaned sandboxes";

/** The looks of one server, until `ending`. */
export function orphanedSandboxes(
  { ownership, sandbox }: { readonly ownership: Pick<Ownership, "living">; readonly sandbox: Pick<Sandbox, "driver"> },
  ending: AbortSignal,
  troubles: Pick<Troubles, "say" | "over">,
): OrphanedSandboxes {
  let before: readonly string[] | undefined;
  let isDue = true;
  let ended: Promise<void> = Promise.resolve();

  const end = async (): Promise<void> => {
    try {
      await sandbox.driver?.endOrphans(() => ownership.living(), ending);
      troubles.over(about);
    } catch (error) {
      if (ending.aborted) return;
      const says = `Sandboxes of servers that died may still run: ${reasonOf(error)}. Each ends at its own time limit, and ending them is tried again every few seconds.`;
      if (troubles.say(about, says)) console.error(says, error);
      setTimeout(() => (isDue = true), restAfterTroubleMs).unref();
    }
  };

  return {
    async look() {
      const living = await ownership.living();
      if (before?.some((id) => !living.includes(id))) isDue = true;
      before = living;
      if (!isDue) return;
      isDue = false;
      // Not waited for: whoever looks has work to take over, and a daemon may be slow.
      ended = ended.then(end);
    },
    settled: () => ended,
  };
}
