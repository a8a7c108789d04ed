import { randomUUID } from "node:crypto";
import type { SandboxDriver, SandboxJob, SandboxProbe, SandboxRun } from "../../engine/ports/sandbox.ts";
import { createUserSlots } from "../bubblewrap/user-slots.ts";
import { cachesOf } from "../caches-of.ts";
import { findProgram } from "../find-program.ts";
import { probeWithCanaries } from "../probe-with-canaries.ts";
import { runProcess } from "../run-process.ts";
import { SandboxError } from "../sandbox-error.ts";
import { artefactBytes, toSandboxRun } from "../sandbox-script.ts";
import type { Toolbox } from "../toolbox/build-toolbox.ts";
import { dockerArguments } from "./docker-arguments.ts";

export interface DockerOptions {
  readonly toolbox: Toolbox;
  /** Where `docker` is looked for. */
  readonly searchPath: string;
  /** How the client finds its daemon: HOME, DOCKER_HOST, DOCKER_CONTEXT and their kin, nothing secret. */
  readonly clientEnvironment: Readonly<Record<string, string>>;
  readonly image?: string | undefined;
}

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

  function docker(args: readonly string[], wallMs: number, job?: SandboxJob, signal = new AbortController().signal) {
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
      const args = dockerArguments(job, { name, image, uid, caches, toolboxFolder: options.toolbox.folder });
      const ended = await docker(args, job.limits.wallMs, job, signal);
      // Ending the client ends nothing: the container is the daemon's.
      if (ended.killedBy !== undefined) await remove(name);
      return toSandboxRun(job, ended);
    } finally {
      giveBack();
    }
  }

  /** Ends a container. The daemon may still be about to make it when its client is gone already. */
  async function remove(name: string): Promise<void> {
    for (let i = 0; i < 5; i++) {
      await docker(["rm", "--force", "--volumes", name], 30_000);
      const there = await docker(["ps", "--all", "--quiet", `--filter=name=^/?${name}$`], 30_000);
      if (there.exitCode === 0 && there.stdout.length === 0 && i > 0) return;
    }
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
    probe: async (): Promise<SandboxProbe> => {
      const reason = await obstacle();
      if (reason !== undefined) return { driver: "docker", available: false, level: "container", reason };
      return probeWithCanaries({ name: "docker", level: "container", run, explain: (said) => said });
    },
  };
}
