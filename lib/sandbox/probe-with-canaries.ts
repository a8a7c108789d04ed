import { randomUUID } from "node:crypto";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SandboxDriver, SandboxJob, SandboxLevel, SandboxProbe } from "../engine/ports/sandbox.ts";
import { emptyTree } from "./empty-tree.ts";
import { SandboxError } from "./sandbox-error.ts";

export interface ProbeInput {
  readonly name: SandboxDriver["name"];
  readonly level: SandboxLevel;
  readonly run: SandboxDriver["run"];
  /** Turns what the sandbox said into what a person can do. */
  readonly explain: (said: string) => string;
}

const probeLimits = { wallMs: 60_000, cpuS: 30, memoryMb: 1024, pids: 100, diskMb: 64, outputBytes: 64 * 1024 };

/**
 * Runs an attacker in the sandbox: a secret file, a secret of this process's environment and two listeners must be
 * out of its reach, and the tools must be within it. A program on the PATH proves nothing.
 */
export async function probeWithCanaries(input: ProbeInput): Promise<SandboxProbe> {
  const answer = (available: boolean, reason: string) => ({
    driver: input.name,
    available,
    level: input.level,
    reason,
  });
  const canaries = await setUpCanaries();
  try {
    const job: SandboxJob = { tree: emptyTree, command: `node -e '${attacker(canaries)}'`, limits: probeLimits };
    const { output, exitCode } = await input.run(job, AbortSignal.timeout(probeLimits.wallMs));
    const said = output.trim();
    if (exitCode !== 0) return answer(false, input.explain(`the probe ended with ${exitCode ?? "a signal"}: ${said}`));
    if (said !== "contained") return answer(false, `${input.name} does not contain what it runs: ${said}`);
    return answer(
      true,
      `${input.name} passed its probe: files, environment and network of this machine were out of reach`,
    );
  } catch (error) {
    if (error instanceof SandboxError) return answer(false, input.explain(error.message));
    throw error;
  } finally {
    await canaries.takeDown();
  }
}

interface Canaries {
  readonly file: string;
  readonly secret: string;
  readonly port: number;
  readonly socket: string;
  takeDown(): Promise<void>;
}

async function setUpCanaries(): Promise<Canaries> {
  const folder = await mkdtemp(join(tmpdir(), "groundplan-canary-"));
  const secret = randomUUID();
  const name = `GROUNDPLAN_CANARY_${process.pid}_${secret.slice(0, 8)}`;
  const file = join(folder, "secret");
  const socket = join(folder, "socket");
  // Readable by everybody, so that only the sandbox can be what keeps it away.
  await chmod(folder, 0o755);
  await writeFile(file, secret, { mode: 0o644 });
  process.env[name] = secret;
  const servers = [createServer(), createServer()];
  const [onPort, onSocket] = await Promise.all([
    listen(servers[0], { port: 0, host: "127.0.0.1" }),
    listen(servers[1], { path: socket }),
  ]);
  await chmod(socket, 0o777);
  return {
    file,
    secret,
    socket,
    port: (onPort.address() as AddressInfo).port,
    takeDown: async () => {
      delete process.env[name];
      onPort.close();
      onSocket.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function listen(server: Server | undefined, where: { port: number; host: string } | { path: string }): Promise<Server> {
  return new Promise((resolve, reject) => {
    server?.on("error", reject).listen(where, () => resolve(server));
  });
}

/** Answers a program without single quotes that prints what it got hold of, or `contained`. */
function attacker({ file, secret, port, socket }: Canaries): string {
  // The secret travels in two halves, or its own command line would betray it in /proc.
  const halves = JSON.stringify([secret.slice(0, 18), secret.slice(18)]);
  return `
    const fs = require("node:fs"), net = require("node:net"), { spawnSync } = require("node:child_process");
    const secret = ${halves}.join(""), got = [];
    const read = (path) => { try { return fs.readFileSync(path, "latin1"); } catch { return ""; } };
    if (read(${JSON.stringify(file)}).includes(secret)) got.push("a file of the host");
    for (const pid of fs.readdirSync("/proc").filter((name) => /^[0-9]+$/.test(name)))
      if (read("/proc/" + pid + "/environ").includes(secret)) got.push("the environment of process " + pid);
    for (const tool of ["tsc", "esbuild"])
      if (spawnSync(tool, ["--version"]).status !== 0) got.push("no working " + tool);
    if (process.version.split(".")[0] !== "v26") got.push("Node " + process.version);
    const reach = (name, where) => new Promise((resolve) => {
      const socket = net.connect(where, () => { got.push(name); socket.destroy(); resolve(); });
      socket.on("error", resolve);
    });
    Promise.all([reach("a port of the host", { port: ${port}, host: "127.0.0.1" }), reach("a socket of the host", { path: ${JSON.stringify(socket)} })])
      .then(() => console.log(got.length ? "reached " + got.join(", ") : "contained"));`;
}
