import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { buffer, text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import type { SandboxDriver, SandboxRun } from "../engine/ports/sandbox.ts";
import { explainRefusal } from "../sandbox/bubblewrap/explain-refusal.ts";
import { probeWithCanaries } from "../sandbox/probe-with-canaries.ts";

/**
 * The bubblewrap driver of a server that runs as another user, and that inherited an open file from whoever started
 * it. Each run is a process, as the server would be.
 */
export function driverAsUser(
  uid: number,
  nodeProgram: string,
  toolboxFolder: string,
  searchPath: string,
  openFile: () => string,
): SandboxDriver {
  const run: SandboxDriver["run"] = async ({ tree, ...job }, signal) => {
    const args = [join(import.meta.dirname, "run-driver.ts"), toolboxFolder, searchPath, JSON.stringify(job)];
    const leaked = openSync(openFile(), "r");
    const child = spawn(nodeProgram, args, {
      uid,
      gid: uid,
      cwd: "/",
      env: process.env,
      // A high number: Node itself closes the low ones that it inherited.
      stdio: ["pipe", "pipe", "pipe", ...Array<"ignore">(200).fill("ignore"), leaked],
    });
    closeSync(leaked);
    const [stdin, stdout, stderr] = [child.stdin, child.stdout, child.stderr];
    if (!stdin || !stdout || !stderr) throw new Error("no pipes");
    signal.addEventListener("abort", () => child.kill("SIGTERM"));
    const fed = pipeline(tree(), stdin);
    const [answer, complaints] = await Promise.all([buffer(stdout), text(stderr), fed]);
    if (answer.length === 0) throw new Error(complaints);
    const { artefacts, ...rest } = JSON.parse(answer.toString()) as SandboxRun & { artefacts?: string };
    return { ...rest, ...(artefacts === undefined ? {} : { artefacts: Buffer.from(artefacts, "base64") }) };
  };
  return {
    name: "bubblewrap",
    run,
    endOrphans: async () => {},
    probe: () => probeWithCanaries({ name: "bubblewrap", level: "process", run, explain: explainRefusal }),
  };
}
