import { err, ok, type Result } from "../../domain/result.ts";
import type { Repositories } from "../ports/repositories.ts";
import type { DependencyStore, Sandbox, SandboxLimits, SandboxRun } from "../ports/sandbox.ts";
import type { PreviewPlan } from "./plan-preview.ts";

/** A bundler may take longer than a check, and brings back what it made. */
const limits: SandboxLimits = {
  wallMs: 120_000,
  cpuS: 120,
  memoryMb: 2_048,
  pids: 200,
  diskMb: 200,
  outputBytes: 1_000_000,
};

export interface PreviewFailed {
  readonly type: "preview-failed";
  readonly message: string;
  /** What the command printed. */
  readonly output: string;
}

/**
 * Runs the blueprint's preview build on a commit in the sandbox and answers a tar of what is to be served: the folder,
 * and the `index.html` of the root, which small projects have beside it.
 */
export async function buildPreview(
  deps: { readonly repositories: Repositories; readonly sandbox: Sandbox; readonly dependencies: DependencyStore },
  projectId: string,
  plan: PreviewPlan,
  signal: AbortSignal,
): Promise<Result<Buffer, PreviewFailed>> {
  const { repositories, sandbox, dependencies } = deps;
  const { driver } = sandbox;
  const artefacts = plan.serve === "." ? ["."] : [plan.serve, "index.html"];
  if (driver === undefined) return bundleOnly(deps, projectId, plan, artefacts, signal);
  const read = (path: string) => repositories.read(projectId, plan.commit, path);
  const [lock, packageJson] = await Promise.all([read("package-lock.json"), read("package.json")]);
  const folder =
    lock === undefined || packageJson === undefined
      ? undefined
      : await dependencies.folderFor(lock, packageJson, signal);
  const run = await driver.run(
    {
      tree: () => repositories.archive(projectId, plan.commit, "tar"),
      command: plan.build ?? "true",
      limits,
      artefacts,
      ...(folder !== undefined && { dependencies: folder }),
    },
    signal,
  );
  if (run.exitCode === 0 && run.artefacts !== undefined) return ok(run.artefacts);
  return err({ type: "preview-failed", message: reasonOf(run, plan), output: run.output });
}

/** Without a sandbox: what our own bundler can make of the commit's files, which executes nothing generated. */
async function bundleOnly(
  { repositories, sandbox }: { readonly repositories: Repositories; readonly sandbox: Sandbox },
  projectId: string,
  plan: PreviewPlan,
  artefacts: readonly string[],
  signal: AbortSignal,
): Promise<Result<Buffer, PreviewFailed>> {
  const files = {
    list: async () => (await repositories.files(projectId, plan.commit)).map(({ path }) => path),
    read: (path: string) => repositories.readBytes(projectId, plan.commit, path),
  };
  const run = await sandbox.bundle(files, plan.build, artefacts, signal);
  if (run === undefined) {
    const message = `Nothing generated is executed on this machine, and “${plan.build}” does more than bundle, so the preview cannot be built. ${sandbox.probe.reason}`;
    return err({ type: "preview-failed", message, output: "" });
  }
  if (run.exitCode === 0 && run.artefacts !== undefined) return ok(run.artefacts);
  return err({ type: "preview-failed", message: reasonOf(run, plan), output: run.output });
}

function reasonOf(run: SandboxRun, { build = "" }: PreviewPlan): string {
  if (run.killedBy === "timeout")
    return `The preview's build was not finished after ${limits.wallMs / 1000} s: ${build}`;
  if (run.killedBy === "cancelled") return "The preview's build was cancelled.";
  if (run.killedBy !== undefined) return `The preview's build was stopped (${run.killedBy}): ${build}`;
  return `The preview's build failed with exit code ${run.exitCode}: ${build}`;
}
