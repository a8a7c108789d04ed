import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import type { SandboxJob, SandboxOwner } from "../../engine/ports/sandbox.ts";
import { processesWith } from "../../testing/processes-with.ts";
import { until } from "../../testing/until.ts";
import { emptyTree } from "../empty-tree.ts";
import { findProgram } from "../find-program.ts";
import { listArguments } from "./container-owner.ts";
import { createDockerDriver, type DockerOptions } from "./create-docker-driver.ts";
import { dockerArguments } from "./docker-arguments.ts";

const program = fileURLToPath(new URL("../../testing/docker-server.ts", import.meta.url));
const limits = { wallMs: 60_000, cpuS: 30, memoryMb: 1024, pids: 64, diskMb: 64, outputBytes: 64 * 1024 };
const slow = 90_000;

/** What a container must not do: outlive its run, or for long its server. Needs a daemon on this machine. */
export function describeOrphans(options: DockerOptions): void {
  const driver = createDockerDriver(options);
  const installation = options.owner.installation;
  const servers: ChildProcess[] = [];
  const never = new AbortController().signal;
  const sleeping = (seconds: string): SandboxJob => ({ tree: emptyTree, command: `sleep ${seconds}`, limits });
  const isRunning = (seconds: string) => until(`sleep ${seconds} runs`, () => processesWith(seconds) === 1);

  function docker(...args: readonly string[]): string {
    const file = findProgram("docker", options.searchPath) ?? "";
    const env = { ...process.env, ...options.clientEnvironment };
    return execFileSync(file, args, { env }).toString().trim();
  }

  async function serverOf(owner: SandboxOwner, seconds: string): Promise<ChildProcess> {
    const args = [program, JSON.stringify({ ...options, owner }), `sleep ${seconds}`];
    const server = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "inherit"] });
    servers.push(server);
    await isRunning(seconds);
    return server;
  }

  async function kill(server: ChildProcess): Promise<void> {
    const ended = once(server, "exit");
    if (server.kill("SIGKILL")) await ended;
  }

  afterAll(async () => {
    await Promise.all(servers.map(kill));
    for (const name of [installation, `${installation} too`])
      await createDockerDriver({ ...options, owner: { installation: name, serverId: "" } }).endOrphans(
        async () => [],
        never,
      );
  });

  describe("docker: containers and their servers", () => {
    test(
      "those of a killed server are ended; another one's, and another installation's, go on",
      async () => {
        const killed = await serverOf({ installation, serverId: "srv_killed" }, "303.25");
        await serverOf({ installation, serverId: "srv_living" }, "303.5");
        await serverOf({ installation: `${installation} too`, serverId: "srv_other" }, "303.75");
        await kill(killed);
        expect(processesWith("303.25")).toBe(1);
        await driver.endOrphans(async () => ["srv_killed", "srv_living"], never);
        expect(processesWith("303.25")).toBe(1);
        await driver.endOrphans(async () => ["srv_living"], never);
        expect(["303.25", "303.5", "303.75"].map(processesWith)).toEqual([0, 1, 1]);
      },
      slow,
    );

    test(
      "one whose server never comes back ends by itself",
      () => {
        const job = { ...sleeping("304.25"), limits: { ...limits, wallMs: 1_000 } };
        const name = `groundplan-never-${process.pid}`;
        const { owner, image = "", toolbox } = options;
        docker(...dockerArguments(job, { owner, name, image, uid: 65_500, caches: [], toolboxFolder: toolbox.folder }));
        // Nobody is there who would send it its files, or tell it to end.
        docker("start", name);
        expect(docker("wait", name)).toBe("137");
      },
      slow,
    );

    test.each([
      ["cancelled", 60_000],
      ["timeout", 1_500],
    ])(
      "when a run has ended by %s, its container has ended",
      async (killedBy, wallMs) => {
        const abort = new AbortController();
        const ended = driver.run({ ...sleeping("304.5"), limits: { ...limits, wallMs } }, abort.signal);
        if (killedBy === "cancelled") {
          await isRunning("304.5");
          abort.abort();
        }
        expect(await ended).toMatchObject({ killedBy });
        expect(processesWith("304.5")).toBe(0);
        expect(docker(...listArguments(installation))).not.toContain(options.owner.serverId);
      },
      slow,
    );

    test(
      "a run that is cancelled while its container is made leaves none",
      async () => {
        const abort = new AbortController();
        const ended = driver.run(sleeping("304.75"), abort.signal);
        abort.abort();
        expect(await ended).toMatchObject({ killedBy: "cancelled" });
        expect(docker(...listArguments(installation))).not.toContain(options.owner.serverId);
      },
      slow,
    );
  });
}
