import type { SandboxJob, SandboxOwner } from "../../engine/ports/sandbox.ts";
import { sandboxCommand, sandboxEnvironment } from "../sandbox-script.ts";
import { ownerLabels } from "./container-owner.ts";

export interface DockerRun {
  readonly owner: SandboxOwner;
  readonly name: string;
  readonly image: string;
  readonly toolboxFolder: string;
  readonly uid: number;
  /** Folders of the job's dependencies that tools write to. */
  readonly caches: readonly string[];
}

/**
 * How much later than its server's a container's own time limit is: the server, where it lives, says that time is up.
 * The limit is for one whose server never comes back, and is no wall to code that stops it.
 */
const graceS = 10;

/**
 * The arguments that make a container for a job, which has no network, no privileges, and nothing to write to but
 * memory of bounded size.
 */
export function dockerArguments(job: SandboxJob, run: DockerRun): string[] {
  const { limits } = job;
  // What is written counts as memory of the container too.
  const memory = `${Math.max(limits.memoryMb, 1024) + limits.diskMb}m`;
  const limitS = Math.ceil(limits.wallMs / 1000) + graceS;
  return [
    ...["create", "--rm", "--interactive", "--init", "--pull=never", "--log-driver=none", `--name=${run.name}`],
    ...ownerLabels(run.owner),
    ...["--network=none", "--ipc=private", "--hostname=sandbox", "--shm-size=64m"],
    ...["--read-only", "--cap-drop=ALL", "--security-opt=no-new-privileges", `--user=${run.uid}:${run.uid}`],
    ...[`--memory=${memory}`, `--memory-swap=${memory}`, `--pids-limit=${limits.pids}`, "--oom-score-adj=1000"],
    ...Object.entries(sandboxEnvironment).map(([name, value]) => `--env=${name}=${value}`),
    ...["passwd", "group", "nsswitch.conf"].flatMap((name) =>
      mount(`${run.toolboxFolder}/etc/${name}`, `/etc/${name}`),
    ),
    ...mount(`${run.toolboxFolder}/bin`, "/toolbox/bin"),
    ...mount(`${run.toolboxFolder}/node_modules`, "/node_modules"),
    ...[...memoryAt("/box", limits.diskMb, run.uid), ...memoryAt("/tmp", 256, run.uid)],
    ...memoryAt("/home/sandbox", 64, run.uid),
    ...(job.dependencies === undefined ? [] : mount(`${job.dependencies}/node_modules`, "/box/node_modules")),
    ...run.caches.flatMap((name) => memoryAt(`/box/node_modules/${name}`, 64, run.uid)),
    ...["--workdir=/box", "--entrypoint=/usr/bin/timeout", run.image],
    ...["--signal=KILL", String(limitS), ...sandboxCommand(job)],
  ];
}

function mount(from: string, to: string): string[] {
  return ["--mount", `type=bind,source=${from},target=${to},readonly`];
}

function memoryAt(path: string, sizeMb: number, uid: number): string[] {
  return ["--tmpfs", `${path}:rw,exec,nosuid,nodev,size=${sizeMb}m,mode=0755,uid=${uid},gid=${uid}`];
}
