import type { SandboxJob, SandboxRun } from "../engine/ports/sandbox.ts";
import type { ProcessRun } from "./run-process.ts";
import { SandboxError } from "./sandbox-error.ts";

/** Written to the side channel before anything generated runs: without it, the sandbox failed and not the command. */
export const beginsLine = "groundplan: the command begins";
const ready = `${beginsLine}\n`;

/**
 * What the shell in every sandbox does: unpack the tree from standard input, run the command with both of its
 * outputs as standard output, and send the artefacts as a tar over standard error, which the command does not get.
 */
const script = `umask 022
echo 1000 >/proc/self/oom_score_adj 2>/dev/null
tar -x -C /box --no-same-owner -f - || exit 1
exec </dev/null
cd /box || exit 1
command=$1
shift
echo '${beginsLine}' >&2
/bin/sh -c "$command" 2>&1
code=$?
if [ "$code" -eq 0 ] && [ "$#" -gt 0 ]; then
  tar -c --ignore-failed-read --hard-dereference -f - -- "$@" 1>&2 2>/dev/null
fi
exit "$code"`;

const mebibyte = 1024 * 1024;
const leastMemoryMb = 1024;

/** The command line that runs a job inside a sandbox, under limits that need no privileges. */
export function sandboxCommand(job: SandboxJob): readonly string[] {
  const { limits } = job;
  return [
    "/usr/bin/prlimit",
    `--nproc=${limits.pids}`,
    `--fsize=${Math.min(256, limits.diskMb) * mebibyte}`,
    `--cpu=${limits.cpuS}`,
    "--nofile=4096",
    "--core=0",
    // Not the address space: V8 and Go reserve far more than they use. Of this, too, Node reserves half a gibibyte.
    `--data=${Math.max(limits.memoryMb, leastMemoryMb) * mebibyte}`,
    "--",
    "/bin/sh",
    "-c",
    script,
    "sh",
    job.command,
    ...(job.artefacts ?? []),
  ];
}

/** The environment that generated code sees, in every sandbox. */
export const sandboxEnvironment: Readonly<Record<string, string>> = {
  PATH: "/box/node_modules/.bin:/toolbox/bin:/usr/local/bin:/usr/bin:/bin",
  HOME: "/home/sandbox",
  TMPDIR: "/tmp",
  LANG: "C.UTF-8",
  TERM: "dumb",
  CI: "1",
  NO_COLOR: "1",
};

/** Most bytes of the side channel: a tar of everything that fits on the sandbox's disk. */
export function artefactBytes(job: SandboxJob): number {
  return (job.artefacts?.length ?? 0) > 0 ? job.limits.diskMb * mebibyte : 64 * 1024;
}

/** What a finished process says about its job. Throws when the sandbox did not get as far as the command. */
export function toSandboxRun(job: SandboxJob, run: ProcessRun): SandboxRun {
  if (run.inputError !== undefined) {
    throw new SandboxError("The files to check could not be read from the repository; nothing was executed.", {
      cause: run.inputError,
    });
  }
  // Warnings of the sandbox may come before it; nothing generated can.
  const begin = run.stderr.indexOf(ready);
  // The outputs travel apart, and a flood of the one may be stopped before the other has arrived. Before the command
  // nothing writes to it.
  const started = begin !== -1 || run.stdout.length > 0;
  const stoppedByUs = run.killedBy === "cancelled" || run.killedBy === "timeout";
  if (!started && !stoppedByUs) {
    const said = run.stderr.toString().trim().slice(0, 2000) || "it said nothing";
    throw new SandboxError(`The sandbox could not be set up, so nothing was executed: ${said}`);
  }
  const artefacts = run.stderr.subarray(begin + ready.length);
  return {
    ...(run.exitCode === undefined ? {} : { exitCode: run.exitCode }),
    ...(run.killedBy === undefined ? {} : { killedBy: run.killedBy }),
    output: run.stdout.toString() + lastLine(job, run),
    durationMs: run.durationMs,
    ...(begin !== -1 && job.artefacts && run.exitCode === 0 ? { artefacts } : {}),
  };
}

function lastLine(job: SandboxJob, run: ProcessRun): string {
  switch (run.killedBy) {
    case "output":
      return `\n[stopped: more than ${job.limits.outputBytes} bytes of output, or more artefacts than fit]\n`;
    case "timeout":
      return `\n[stopped: not finished after ${job.limits.wallMs / 1000} s]\n`;
    case "signal":
      return "\n[stopped by the system, most likely for want of memory]\n";
    case "cancelled":
      return "\n[cancelled]\n";
    default:
      return "";
  }
}
