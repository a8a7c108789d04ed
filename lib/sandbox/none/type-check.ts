import { existsSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import type { SandboxRun } from "../../engine/ports/sandbox.ts";
import { runProcess } from "../run-process.ts";
import { findToolboxParts } from "../toolbox/toolbox-parts.ts";
import type { Mount } from "./readable-files.ts";

const wallMs = 120_000;
const outputBytes = 1024 * 1024;

/**
 * Type-checks a checkout by our own compiler on the host. Nothing generated runs, and the compiler reads only the
 * checkout, its installed packages and our own: what a project could name beyond them does not exist for it.
 */
export async function typeCheck(
  appFolder: string,
  folder: string,
  dependencies: string | undefined,
  signal: AbortSignal,
): Promise<SandboxRun> {
  const { nodeProgram, packages, programs } = await findToolboxParts(appFolder);
  const tsc = join(appFolder, "node_modules", programs.tsc ?? "");
  const types = packages.filter(({ name }) => name === "@types/node" || name === "undici-types");
  const installed = dependencies && join(dependencies, "node_modules");
  const mounts: Mount[] = [
    { at: "/box", folder },
    ...(installed && existsSync(installed) ? [{ at: "/box/node_modules", folder: installed }] : []),
    ...types.map((part) => ({ at: `/node_modules/${part.name}`, folder: part.folder })),
  ];
  const run = await runProcess({
    file: nodeProgram,
    args: [
      "--max-old-space-size=1024",
      join(import.meta.dirname, "type-check-program.ts"),
      tsc,
      JSON.stringify(mounts),
    ],
    // A soft limit of the compiler's memory: it is not in a sandbox that would set a hard one.
    env: { GOMEMLIMIT: "1536MiB", LANG: "C.UTF-8" },
    // Says nothing, and ends when this server does, by whatever: types can be written that are checked for hours.
    input: () => new PassThrough(),
    wallMs,
    outputBytes,
    sideBytes: outputBytes,
    signal,
  });
  // Diagnostics are on the other channel; here the compiler may say no more than that it was ended when it was done.
  const complaint = run.exitCode === 0 || run.exitCode === 2 ? "" : run.stderr.toString();
  const stopped = run.killedBy === undefined ? "" : `\n[stopped: ${run.killedBy}]\n`;
  return {
    ...(run.exitCode === undefined ? {} : { exitCode: run.exitCode }),
    ...(run.killedBy === undefined ? {} : { killedBy: run.killedBy }),
    output: run.stdout.toString() + complaint + stopped,
    durationMs: run.durationMs,
  };
}
