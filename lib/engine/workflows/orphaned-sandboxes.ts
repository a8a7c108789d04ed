import type { Ownership } from "../ports/ownership.ts";
import type { Sandbox } from "../ports/sandbox.ts";

/** Sees to it that no sandbox outlives its server for long. */
export interface OrphanedSandboxes {
  /** Ends what the dead left: at the first look, and whenever a server is gone that was there at the look before. */
  look(): Promise<void>;
  /** Resolves when what was begun is done. */
  settled(): Promise<void>;
}

/** The looks of one server, until `ending`. */
export function orphanedSandboxes(
  { ownership, sandbox }: { readonly ownership: Pick<Ownership, "living">; readonly sandbox: Pick<Sandbox, "driver"> },
  ending: AbortSignal,
): OrphanedSandboxes {
  let before: readonly string[] | undefined;
  let ended: Promise<void> = Promise.resolve();

  const end = async (): Promise<void> => {
    try {
      await sandbox.driver?.endOrphans(() => ownership.living(), ending);
    } catch (error) {
      if (ending.aborted) return;
      console.error("Sandboxes of servers that died may still run; each ends at its own time limit.", error);
    }
  };

  return {
    async look() {
      const living = await ownership.living();
      const isOneGone = before?.some((id) => !living.includes(id)) ?? true;
      before = living;
      // Not waited for: whoever looks has work to take over, and a daemon may be slow.
      if (isOneGone) ended = ended.then(end);
    },
    settled: () => ended,
  };
}
