import type { Sandbox, SandboxDriver, SandboxLimits, SandboxOwner, SandboxProbe } from "../engine/ports/sandbox.ts";
import { createBubblewrapDriver } from "./bubblewrap/create-bubblewrap-driver.ts";
import { createDockerDriver, type DockerOptions } from "./docker/create-docker-driver.ts";
import { emptyTree } from "./empty-tree.ts";
import { bundle } from "./none/bundle.ts";
import { typeCheck } from "./none/type-check.ts";
import { SandboxError } from "./sandbox-error.ts";
import { buildToolbox } from "./toolbox/build-toolbox.ts";
import { firstReachable } from "./toolbox/reachable.ts";

export interface SandboxOptions {
  /** This installation: its `node_modules` hold Node, TypeScript and esbuild. */
  readonly appFolder: string;
  /**
   * Where the toolbox may be put, best first. Sandboxes run as users of their own when the server is root, so it
   * has to be a folder that everybody may enter.
   */
  readonly toolboxFolders: readonly string[];
  /** Folders of the server that must never show through, should they lie below `/usr`. */
  readonly privateFolders: readonly string[];
  /** Where `bwrap` and `docker` are looked for: the server's PATH. */
  readonly searchPath: string;
  readonly owner: SandboxOwner;
  /** How a Docker client finds its daemon (HOME, DOCKER_HOST and their kin), and which image it uses. */
  readonly docker?: Pick<DockerOptions, "clientEnvironment" | "image">;
}

const lookLimits: SandboxLimits = {
  wallMs: 30_000,
  cpuS: 10,
  memoryMb: 512,
  pids: 50,
  diskMb: 16,
  outputBytes: 16_384,
};

/** Finds the driver that really contains what it runs on this machine; without one, nothing generated is executed. */
export async function createSandbox(options: SandboxOptions): Promise<Sandbox> {
  const reasons: string[] = [];
  for (const driver of await drivers(options, reasons)) {
    const probe = await driver.probe();
    if (probe.available) return sandboxOf(options, probe, driver);
    reasons.push(`${probe.driver}: ${probe.reason}`);
  }
  return sandboxOf(options, { driver: "none", available: false, level: "none", reason: reasons.join("\n") }, undefined);
}

async function drivers(options: SandboxOptions, reasons: string[]): Promise<readonly SandboxDriver[]> {
  if (process.platform !== "linux") {
    reasons.push(`bubblewrap needs Linux; this is ${process.platform}.`);
    return [];
  }
  const parent = await firstReachable(options.toolboxFolders);
  if (parent === undefined) {
    reasons.push(
      `No folder for the sandbox's tools that other users may enter (${options.toolboxFolders.join(", ")}).`,
    );
    return [];
  }
  try {
    const toolbox = await buildToolbox(options.appFolder, parent);
    return [
      createBubblewrapDriver({ ...options, toolbox }),
      createDockerDriver({ clientEnvironment: {}, ...options.docker, ...options, toolbox }),
    ];
  } catch (error) {
    if (!(error instanceof SandboxError)) throw error;
    reasons.push(error.message);
    return [];
  }
}

function sandboxOf(options: SandboxOptions, probe: SandboxProbe, driver: SandboxDriver | undefined): Sandbox {
  const known = new Map<string, Promise<boolean>>();
  return {
    probe,
    ...(driver === undefined ? {} : { driver }),
    hasProgram: async (program, dependencies) => {
      // A program of the project's own is there when its tree has it; without a driver nothing runs anyway.
      if (driver === undefined || program.includes("/")) return true;
      const key = `${program}\0${dependencies ?? ""}`;
      const found = known.get(key) ?? look(driver, program, dependencies);
      known.set(key, found);
      found.catch(() => known.delete(key));
      return found;
    },
    bundle: (files, command, artefacts, signal) => bundle(options.appFolder, files, command, artefacts, signal),
    typeCheck: (folder, dependencies, signal) => typeCheck(options.appFolder, folder, dependencies, signal),
  };
}

async function look(driver: SandboxDriver, program: string, dependencies: string | undefined): Promise<boolean> {
  const quoted = `'${program.replaceAll("'", "'\\''")}'`;
  const job = { tree: emptyTree, command: `command -v -- ${quoted}`, limits: lookLimits };
  const run = await driver.run(
    dependencies === undefined ? job : { ...job, dependencies },
    AbortSignal.timeout(lookLimits.wallMs),
  );
  return run.exitCode === 0;
}
