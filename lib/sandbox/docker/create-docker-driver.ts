import { randomUUID } from "node:crypto";
import type { SandboxDriver, SandboxJob, SandboxOwner, SandboxProbe, SandboxRun } from "../../engine/ports/sandbox.ts";
import { createUserSlots } from "../bubblewrap/user-slots.ts";
import { cachesOf } from "../caches-of.ts";
import { findProgram } from "../find-program.ts";
import { probeWithCanaries } from "../probe-with-canaries.ts";
import { type ProcessRun, runProcess } from "../run-process.ts";
import { SandboxError } from "../sandbox-error.ts";
import { artefactBytes, toSandboxRun } from "../sandbox-script.ts";
import type { Toolbox } from "../toolbox/build-toolbox.ts";
import { listArguments, orphansAmong } from "./container-owner.ts";
import { dockerArguments } from "./docker-arguments.ts";

export interface DockerOptions {
  readonly toolbox: Toolbox;
  /** Where `docker` is looked for. */
  readonly searchPath: string;
  /** How the client finds its daemon: HOME, DOCKER_HOST, DOCKER_CONTEXT and their kin, nothing secret. */
  readonly clientEnvironment: Readonly<Record<string, string>>;
  readonly image?: string | undefined;
  readonly owner: SandboxOwner;
}

/** How long the daemon may take over anything that is not a job. */
const answerMs = 30_000;

/**
 * A Debian with the libraries that Node needs and nothing else; our own Node is what runs. It is never pulled
 * without being asked for: a server that starts should not download.
 */
export const defaultImage = "node:26-slim";

/** Runs commands in containers of a Docker daemon. */
export function createDockerDriver(options: DockerOptions): SandboxDriver {
  const image = options.image ?? defaultImage;
  // The daemon is root whoever asks it, so every container can have a user of its own.
  const slots = createUserSlots();

  function docker(args: readonly string[], wallMs = answerMs, job?: SandboxJob, signal = new AbortController().signal) {
    const file = findProgram("docker", options.searchPath);
    if (file === undefined) throw new SandboxError("docker is not installed");
    return runProcess({
      file,
      args,
      env: { ...options.clientEnvironment, PATH: options.searchPath },
      input: job?.tree,
      wallMs,
      outputBytes: job?.limits.outputBytes ?? 64 * 1024,
      sideBytes: job ? artefactBytes(job) : 64 * 1024,
      signal,
    });
  }

  async function run(job: SandboxJob, signal: AbortSignal): Promise<SandboxRun> {
    const { uid, giveBack } = await slots.take();
    const name = `groundplan-${randomUUID()}`;
    try {
      const caches = await cachesOf(job.dependencies);
      const { owner, toolbox } = options;
      // Made first and started after. Making is not cut short by the signal: nobody would know whether there is a
      // container to end. And whoever looks for what a dead server left sees all that can ever run.
      const made = await docker(
        dockerArguments(job, { owner, name, image, uid, caches, toolboxFolder: toolbox.folder }),
      );
      if (made.exitCode !== 0)
        throw new SandboxError(`No container could be made, so nothing was executed: ${said(made)}`);
      const ended = await docker(["start", "--attach", "--interactive", name], job.limits.wallMs, job, signal);
      // Ending the client ends nothing: the container is the daemon's. Should that fail, its own limit ends it.
      if (ended.killedBy !== undefined) await docker(removal([name]));
      return toSandboxRun(job, ended);
    } finally {
      giveBack();
    }
  }

  async function endOrphans(living: () => Promise<readonly string[]>, signal: AbortSignal): Promise<void> {
    const look = async () => {
      const listed = await docker(listArguments(options.owner.installation), answerMs, undefined, signal);
      if (listed.exitCode !== 0)
        throw new SandboxError(`Docker did not say which containers there are: ${said(listed)}`);
      // The order matters: a server is among the living before it makes its first container.
      return orphansAmong(listed.stdout.toString(), await living());
    };
    const orphans = await look();
    if (orphans.length === 0) return;
    const removed = await docker(removal(orphans), answerMs, undefined, signal);
    // It also fails where another server ended one of them at the same time.
    if (removed.exitCode !== 0 && (await look()).some((id) => orphans.includes(id)))
      throw new SandboxError(`Docker did not end all containers of servers that died: ${said(removed)}`);
  }

  /** Why there is no use in trying: no daemon, or no image. */
  async function obstacle(): Promise<string | undefined> {
    if (findProgram("docker", options.searchPath) === undefined) return "docker is not installed.";
    const version = await docker(["version", "--format={{.Server.Os}}"], 10_000);
    if (version.exitCode !== 0) return `no Docker daemon answers (${version.stderr.toString().trim().slice(0, 300)}).`;
    const os = version.stdout.toString().trim();
    if (os !== "linux") return `the Docker daemon runs ${os} containers; Linux ones are needed.`;
    const found = await docker(["image", "inspect", "--format={{.Id}}", image], 10_000);
    return found.exitCode === 0 ? undefined : `the image ${image} is not here; fetch it with: docker pull ${image}`;
  }

  return {
    name: "docker",
    run,
    endOrphans,
    probe: async (): Promise<SandboxProbe> => {
      const reason = await obstacle();
      if (reason !== undefined) return { driver: "docker", available: false, level: "container", reason };
      return probeWithCanaries({ name: "docker", level: "container", run, explain: (said) => said });
    },
  };
}

function removal(containers: readonly string[]): readonly string[] {
  return ["rm", "--force", "--volumes", ...containers];
}

function said({ killedBy, stderr }: ProcessRun): string {
  return killedBy === "timeout" ? `no answer in ${answerMs / 1000} s` : stderr.toString().trim().slice(0, 2000);
}
