import type { ApprovalProblem } from "../../domain/blueprint/version.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { type ApprovalOf, approvalStep } from "./commit-approval.ts";
import { packagesOf } from "./packages-of.ts";
import { readBlueprint } from "./read-blueprint.ts";
import { runCommand } from "./run-command.ts";

/** Contracts must compile by themselves, before any code is there; otherwise no builder can keep them. */
export async function checkContracts(
  deps: EngineDeps,
  input: ApprovalOf,
  commit: string,
): Promise<readonly ApprovalProblem[]> {
  const { projectId, version } = input;
  const { blueprint } = await readBlueprint(deps, projectId, version);
  const contracts = blueprint.modules.flatMap((module) => module.contracts.map((block) => ({ module, block })));
  const command = blueprint.stack.checks.find((check) => /^tsc(\s|$)/.test(check.trim()));
  if (!command || !contracts.some(({ block }) => /\.[cm]?tsx?$/.test(block.path))) return [];
  await approvalStep(deps, input, "compiling the contracts by themselves");
  const signal = AbortSignal.timeout(120_000);
  const bare = await contractsOnly(deps, input, commit);
  const packages = await packagesOf(deps, projectId, commit, signal);
  const place = { projectId, buildId: null, moduleId: null, roundId: null, commit: bare, packages };
  const run = await runCommand(deps, place, { command, scope: "contract", criterionId: null }, signal);
  if (run.outcome !== "red") return [];
  const output = run.outputSha ? ((await deps.artifacts.get(run.outputSha)) ?? "") : "";
  const named = contracts.find(({ block }) => output.includes(block.path));
  return [
    {
      code: "contracts-do-not-compile",
      severity: "error",
      message: `The contracts do not compile by themselves:\n${output.slice(-3_000)}`,
      lines: named?.block.lines ?? blueprint.stack.lines,
      ...(named && { moduleId: named.module.id }),
    },
  ];
}

/** The same commit without what earlier builds wrote: old code need not fit new contracts. */
async function contractsOnly(deps: EngineDeps, { projectId, version }: ApprovalOf, commit: string): Promise<string> {
  const { blueprint, version: row } = await readBlueprint(deps, projectId, version);
  const keep = new Set([
    ...blueprint.files.map(({ path }) => path),
    ...blueprint.modules.flatMap((module) => module.contracts.map(({ path }) => path)),
    "blueprint.md",
    "package-lock.json",
  ]);
  const remove = (await deps.repositories.files(projectId, commit))
    .map(({ path }) => path)
    .filter((path) => !keep.has(path));
  if (remove.length === 0) return commit;
  const words = { subject: "Contracts by themselves", trailers: {}, at: row.createdAt };
  return deps.repositories.commit(projectId, commit, { write: [], remove }, words);
}
