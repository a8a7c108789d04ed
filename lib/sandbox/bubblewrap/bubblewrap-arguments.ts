import type { SandboxJob } from "../../engine/ports/sandbox.ts";
import { sandboxCommand, sandboxEnvironment } from "../sandbox-script.ts";
import { type BubblewrapHost, memory, profile, readable, sealed } from "./profile.ts";

/** The arguments that run a job without network, on a tree in memory. */
export function bubblewrapArguments(job: SandboxJob, host: BubblewrapHost, caches: readonly string[]): string[] {
  return [
    ...profile(host, sandboxEnvironment),
    ...memory("/box", job.limits.diskMb),
    ...(job.dependencies === undefined ? [] : readable(`${job.dependencies}/node_modules`, "/box/node_modules")),
    ...caches.flatMap((name) => memory(`/box/node_modules/${name}`, 64)),
    ...sealed,
    ...["--chdir", "/box", "--", ...sandboxCommand(job)],
  ];
}
