import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("work-server.ts", import.meta.url));

/** Servers in processes of their own, on one database and one data folder. */
export class WorkServers implements AsyncDisposable {
  readonly #arguments: readonly string[];
  readonly #servers = new Set<ChildProcess>();

  constructor(databaseUrl: string, dataDir: string, providerUrl: string) {
    this.#arguments = [program, databaseUrl, dataDir, providerUrl];
  }

  get count(): number {
    return this.#servers.size;
  }

  /** Starts a server. Answers whether it came to work; it may have been too early for its database. */
  async start(): Promise<boolean> {
    const child = spawn(process.execPath, this.#arguments, { stdio: ["ignore", "ignore", "inherit", "ipc"] });
    this.#servers.add(child);
    child.once("exit", () => this.#servers.delete(child));
    return Promise.race([once(child, "message").then(() => true), once(child, "exit").then(() => false)]);
  }

  /** Kills one without a word; the oldest, when it matters. */
  async kill(): Promise<void> {
    const [child] = this.#servers;
    if (child === undefined) return;
    child.kill("SIGKILL");
    await once(child, "exit");
  }

  /** Waits until those that have lost their database have ended. */
  async allEnded(): Promise<void> {
    await Promise.all([...this.#servers].map((child) => once(child, "exit")));
  }

  /** Ends them all in order. */
  async stop(): Promise<void> {
    const ended = this.allEnded();
    for (const child of this.#servers) child.kill("SIGTERM");
    await ended;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const child of this.#servers) child.kill("SIGKILL");
    await this.allEnded();
  }
}
