import { join, posix } from "node:path";
import { Readable } from "node:stream";
import { z } from "zod";
import type { ProjectFiles, SandboxRun } from "../../engine/ports/sandbox.ts";
import { runProcess } from "../run-process.ts";
import { findToolboxParts } from "../toolbox/toolbox-parts.ts";
import { writeTar } from "../write-tar.ts";
import { readBundleCommand } from "./read-bundle-command.ts";

const answerSchema = z.object({
  outputs: z.array(z.tuple([z.string(), z.base64()])).optional(),
  errors: z.array(z.string()),
});
const wallMs = 60_000;
const mostBytes = 64 * 1024 * 1024;

/**
 * Does by our own esbuild on the host what a command that only bundles asks for, over files that it is handed.
 * Undefined for any other command: that would have to be executed.
 */
export async function bundle(
  appFolder: string,
  tree: ProjectFiles,
  command: string | undefined,
  artefacts: readonly string[],
  signal: AbortSignal,
): Promise<SandboxRun | undefined> {
  const request = command === undefined ? undefined : readBundleCommand(command);
  if (command !== undefined && request === undefined) return undefined;
  const paths = (await tree.list()).filter((path) => !path.startsWith("node_modules/"));
  const contents = await Promise.all(paths.map((path) => tree.read(path)));
  const files = paths.map((path, i) => ({ path, content: contents[i] ?? Buffer.alloc(0) }));
  const wanted = (path: string) =>
    artefacts.some((name) => name === "." || path === name || path.startsWith(`${name}/`));
  const kept = new Map(files.filter(({ path }) => wanted(path)).map((file) => [file.path, file]));
  if (request === undefined) return { exitCode: 0, output: "", durationMs: 0, artefacts: writeTar([...kept.values()]) };

  const input = JSON.stringify({
    request,
    files: Object.fromEntries(files.map(({ path, content }) => [path, content.toString("base64")])),
  });
  const { nodeProgram } = await findToolboxParts(appFolder);
  const run = await runProcess({
    file: nodeProgram,
    args: ["--max-old-space-size=1024", join(import.meta.dirname, "bundle-program.ts")],
    env: { GOMEMLIMIT: "1024MiB" },
    input: () => Readable.from([input]),
    wallMs,
    outputBytes: mostBytes,
    sideBytes: 64 * 1024,
    signal,
  });
  const { durationMs } = run;
  if (run.killedBy !== undefined) return { killedBy: run.killedBy, output: `[stopped: ${run.killedBy}]\n`, durationMs };
  if (run.exitCode !== 0) return { exitCode: run.exitCode ?? 1, output: run.stderr.toString(), durationMs };
  const answer = answerSchema.parse(JSON.parse(run.stdout.toString()));
  const output = answer.errors.map((line) => `${line}\n`).join("");
  if (answer.outputs === undefined) return { exitCode: 1, output, durationMs };
  for (const [name, content] of answer.outputs) {
    const path = posix.normalize(name);
    if (wanted(path)) kept.set(path, { path, content: Buffer.from(content, "base64") });
  }
  return { exitCode: 0, output, durationMs, artefacts: writeTar([...kept.values()]) };
}
