import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { createSocket } from "node:dgram";
import { existsSync, readdirSync } from "node:fs";
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer, type ListenOptions, type Server } from "node:net";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";

/** Things of this machine that generated code would like to get hold of, all made for the purpose. */
export interface CanaryHost {
  readonly secret: string;
  /** Readable by everybody: only the sandbox keeps it away. */
  readonly secretFile: string;
  readonly siblingProject: string;
  /** Writable by everybody. */
  readonly openFolder: string;
  readonly port: number;
  readonly socket: string;
  readonly abstractSocket: string;
  readonly victim: number;
  readonly hostName: string;
  victimLives(): boolean;
  /** Connections that any of the listeners got. */
  connections(): number;
  /** What was left in the open folder. */
  trespasses(): readonly string[];
  takeDown(): Promise<void>;
}

export async function makeCanaryHost(): Promise<CanaryHost> {
  const folder = await mkdtemp(join(tmpdir(), "groundplan-attack-"));
  const secret = randomUUID();
  const at = (path: string) => join(folder, path);
  for (const path of ["secrets", "projects/sibling", "open"]) await mkdir(at(path), { recursive: true });
  await writeFile(at("secrets/key"), secret);
  await writeFile(at("projects/sibling/code.ts"), secret);
  for (const path of [".", "secrets", "projects", "projects/sibling"]) await chmod(at(path), 0o755);
  await chmod(at("open"), 0o777);
  let connections = 0;
  const abstractSocket = `\0groundplan-${secret}`;
  async function listen(where: ListenOptions): Promise<Server> {
    const server = createServer(() => connections++);
    await new Promise<void>((resolve, reject) => server.on("error", reject).listen(where, resolve));
    return server;
  }
  const tcp = await listen({ port: 0, host: "127.0.0.1" });
  // Answers datagrams, on the same port.
  const datagrams = createSocket("udp4");
  datagrams.on("message", (_, from) => datagrams.send("y", from.port, from.address));
  const { port } = tcp.address() as AddressInfo;
  await new Promise<void>((resolve, reject) => {
    datagrams.on("error", reject).bind(port, "127.0.0.1", resolve);
  });
  const sockets = [await listen({ path: at("socket") }), await listen({ path: abstractSocket })];
  await chmod(at("socket"), 0o777);
  const victim = spawn("sleep", ["600"], { stdio: "ignore" });
  process.env.GROUNDPLAN_ATTACK_SECRET = secret;
  process.env.GROUNDPLAN_ATTACK_FILE = at("secrets/key");
  return {
    secret,
    secretFile: at("secrets/key"),
    siblingProject: at("projects/sibling"),
    openFolder: at("open"),
    port,
    socket: at("socket"),
    abstractSocket,
    victim: victim.pid ?? 0,
    hostName: hostname(),
    victimLives: () => lives(victim),
    connections: () => connections,
    trespasses: () => readdirSync(at("open")),
    takeDown: async () => {
      delete process.env.GROUNDPLAN_ATTACK_SECRET;
      delete process.env.GROUNDPLAN_ATTACK_FILE;
      for (const server of [tcp, ...sockets]) server.close();
      datagrams.close();
      victim.kill("SIGKILL");
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function lives(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null && existsSync(`/proc/${child.pid}`);
}
