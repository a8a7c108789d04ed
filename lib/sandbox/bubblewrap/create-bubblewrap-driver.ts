import type { SandboxDriver, SandboxJob, SandboxRun } from "../../engine/ports/sandbox.ts";
import { cachesOf } from "../caches-of.ts";
import { findProgram } from "../find-program.ts";
import { probeWithCanaries } from "../probe-with-canaries.ts";
import { runProcess } from "../run-process.ts";
import { SandboxError } from "../sandbox-error.ts";
import { artefactBytes, toSandboxRun } from "../sandbox-script.ts";
import type { Toolbox } from "../toolbox/build-toolbox.ts";
import { bubblewrapArguments } from "./bubblewrap-arguments.ts";
import { endOrphans } from "./end-orphans.ts";
import { explainRefusal } from "./explain-refusal.ts";
import { type BubblewrapHost, describeHost } from "./profile.ts";
import { createUserSlots } from "./user-slots.ts";

export interface BubblewrapOptions {
  readonly toolbox: Toolbox;
  /** Folders of the server that must not show through, should they lie below `/usr`. */
  readonly privateFolders: readonly string[];
  /** Where `bwrap` is looked for. */
  readonly searchPath: string;
}

/** Runs commands by bubblewrap, called directly. */
export function createBubblewrapDriver(options: BubblewrapOptions): SandboxDriver {
  // Only root can start something as another user.
  const slots = process.getuid?.() === 0 ? createUserSlots() : undefined;
  let host: Promise<BubblewrapHost> | undefined;

  async function run(job: SandboxJob, signal: AbortSignal): Promise<SandboxRun> {
    const file = findProgram("bwrap", options.searchPath);
    if (file === undefined) throw new SandboxError("bubblewrap is not installed");
    host ??= describeHost(options.toolbox.folder, options.privateFolders);
    const args = bubblewrapArguments(job, await host, await cachesOf(job.dependencies));
    const slot = await slots?.take();
    try {
      const ended = await runProcess({
        file,
        args,
        // Even with --clearenv, /proc/1/environ shows what bubblewrap itself was started with.
        env: {},
        // Started by root, the sandbox could write to /proc/sys of the host, whatever it looks like from inside.
        uid: slot?.uid,
        gid: slot?.uid,
        input: job.tree,
        wallMs: job.limits.wallMs,
        outputBytes: job.limits.outputBytes,
        sideBytes: artefactBytes(job),
        // Ended by its process group. Its first process dies with it, and with that one everything in the namespace; but
        // not in the moment before it has asked for that, when it is in the group still.
        signal,
      });
      return toSandboxRun(job, ended);
    } finally {
      slot?.giveBack();
    }
  }

  return {
    name: "bubblewrap",
    run,
    endOrphans: async () => void endOrphans(),
    probe: () => probeWithCanaries({ name: "bubblewrap", level: "process", run, explain: explainRefusal }),
  };
}
