import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("work-server.ts", import.meta.url));

/** Servers in processes of their own, on one database and one data folder. */
export class WorkServers implements AsyncDisposable {
  readonly #arguments: readonly string[];
  /** By their processes, the ids that they go by among servers. */
  readonly #servers = new Map<ChildProcess, string | undefined>();

  constructor(databaseUrl: string, dataDir: string, providerUrl: string, { sandboxed = true } = {}) {
    this.#arguments = [program, databaseUrl, dataDir, providerUrl, ...(sandboxed ? [] : ["no-sandbox"])];
  }

  get count(): number {
    return this.#servers.size;
  }

  /** Starts a server. Answers whether it came to work; it may have been too early for its database. */
  async start(): Promise<boolean> {
    // In a process group of its own, so that it can be killed with what it started.
    const stdio = ["ignore", "ignore", "inherit", "ipc"] as const;
    const child = spawn(process.execPath, this.#arguments, { stdio: [...stdio], detached: true });
    this.#servers.set(child, undefined);
    child.once("exit", () => this.#servers.delete(child));
    const works = once(child, "message").then(([message]) => {
      this.#servers.set(child, (message as { readonly serverId: string }).serverId);
      return true;
    });
    return Promise.race([works, once(child, "exit").then(() => false)]);
  }

  /** Kills one without a word: the one of that id, or the oldest. `whole`: with its gits, as a container's end does. */
  async kill(serverId?: string, { whole = false } = {}): Promise<void> {
    const entries = [...this.#servers];
    const [child] = entries.find(([, id]) => serverId === undefined || id === serverId) ?? [];
    if (child?.pid === undefined) throw new Error(`there is no server ${serverId ?? ""}`);
    process.kill(whole ? -child.pid : child.pid, "SIGKILL");
    await once(child, "exit");
  }

  /** Waits until those that have lost their database have ended. */
  async allEnded(): Promise<void> {
    await Promise.all([...this.#servers.keys()].map((child) => once(child, "exit")));
  }

  /** Ends them all in order. */
  async stop(): Promise<void> {
    const ended = this.allEnded();
    for (const child of this.#servers.keys()) child.kill("SIGTERM");
    await ended;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const child of this.#servers.keys()) child.kill("SIGKILL");
    await this.allEnded();
  }
}
