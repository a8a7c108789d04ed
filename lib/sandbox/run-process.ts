import { type ChildProcess, spawn } from "node:child_process";
import { performance } from "node:perf_hooks";
import type { Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { maskInheritedFiles } from "./inherited-files.ts";

export interface ProcessJob {
  readonly file: string;
  readonly args: readonly string[];
  /** The whole environment; nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly uid?: number | undefined;
  readonly gid?: number | undefined;
  readonly input?: (() => NodeJS.ReadableStream) | undefined;
  readonly wallMs: number;
  /** Most that is kept of standard output; more than this ends the process. */
  readonly outputBytes: number;
  /** The same for standard error, which is a channel of its own. */
  readonly sideBytes: number;
  readonly signal: AbortSignal;
  /** Ends everything that the process started. The default kills its process group. */
  readonly kill?: (child: ChildProcess) => void;
}

export interface ProcessRun {
  readonly exitCode?: number;
  readonly killedBy?: "timeout" | "output" | "signal" | "cancelled";
  readonly stdout: Buffer;
  readonly stderr: Buffer;
  readonly durationMs: number;
  /** Why the input could not be read, apart from a process that did not want it all. */
  readonly inputError?: unknown;
}

/** Runs a process to its end within its limits. Rejects only when it cannot be started. */
export async function runProcess(job: ProcessJob): Promise<ProcessRun> {
  const began = performance.now();
  if (job.signal.aborted) {
    return { killedBy: "cancelled", stdout: Buffer.alloc(0), stderr: Buffer.alloc(0), durationMs: 0 };
  }
  const child = spawn(job.file, job.args, {
    env: job.env as NodeJS.ProcessEnv,
    cwd: job.cwd ?? "/",
    detached: true,
    stdio: ["pipe", "pipe", "pipe", ...maskInheritedFiles()],
    ...(job.uid === undefined ? {} : { uid: job.uid }),
    ...(job.gid === undefined ? {} : { gid: job.gid }),
  });
  const [stdin, out, side] = child.stdio as unknown as [Writable, Readable, Readable];
  let killedBy: ProcessRun["killedBy"];
  function end(by: NonNullable<ProcessRun["killedBy"]>): void {
    if (killedBy !== undefined || child.exitCode !== null) return;
    killedBy = by;
    (job.kill ?? killGroup)(child);
  }
  const stdout = collect(out, job.outputBytes, () => end("output"));
  const stderr = collect(side, job.sideBytes, () => end("output"));
  const timer = setTimeout(() => end("timeout"), job.wallMs);
  const cancel = () => end("cancelled");
  job.signal.addEventListener("abort", cancel, { once: true });
  let inputError: unknown;
  const fed = feed(stdin, job).catch((error: unknown) => {
    inputError = error;
    end("signal");
  });
  try {
    const [exitCode, signal] = await closed(child);
    await fed;
    const ended = killedBy ?? (signal === null ? undefined : "signal");
    return {
      ...(ended === undefined ? { exitCode: exitCode ?? -1 } : { killedBy: ended }),
      ...(inputError === undefined ? {} : { inputError }),
      stdout: stdout(),
      stderr: stderr(),
      durationMs: Math.round(performance.now() - began),
    };
  } finally {
    clearTimeout(timer);
    job.signal.removeEventListener("abort", cancel);
  }
}

// `close`, not `exit`: by then no process is left that holds the pipes.
function closed(child: ChildProcess): Promise<[number | null, NodeJS.Signals | null]> {
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (exitCode, signal) => resolve([exitCode, signal]));
  });
}

async function feed(stdin: Writable, job: ProcessJob): Promise<void> {
  if (job.input === undefined) {
    stdin.on("error", () => {});
    stdin.end();
    return;
  }
  let failed: unknown;
  let unread = false;
  // A process may end before it has read everything, which then fails its source too; only what the source says by
  // itself counts here.
  for (const event of ["error", "close"]) stdin.on(event, () => (unread = true));
  const source = job.input();
  source.on("error", (error) => {
    if (!unread) failed = error;
  });
  await pipeline(source, stdin).catch(() => {});
  if (failed !== undefined) throw failed;
}

function collect(stream: Readable, limit: number, onFull: () => void): () => Buffer {
  const chunks: Buffer[] = [];
  let bytes = 0;
  stream.on("data", (chunk: Buffer) => {
    if (bytes + chunk.length > limit) onFull();
    if (bytes < limit) chunks.push(chunk.subarray(0, limit - bytes));
    bytes += chunk.length;
  });
  return () => Buffer.concat(chunks);
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // It ended by itself in the meantime.
  }
}
