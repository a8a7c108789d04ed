import type { Blueprint } from "../../domain/blueprint/blueprint.ts";
import { matchesOwns } from "../../domain/blueprint/owns.ts";
import { parseBlueprint } from "../../domain/blueprint/parse-blueprint.ts";
import type { ApprovalProblem, BlueprintVersion } from "../../domain/blueprint/version.ts";
import { sha256 } from "../../domain/sha256.ts";
import type { EngineDeps } from "../engine-deps.ts";
import type { TreeChange } from "../ports/repositories.ts";
import { blueprintBranch } from "./branches.ts";
import { type ApprovalOf, approvalStep } from "./commit-approval.ts";
import { installedFor } from "./installed-for.ts";
import { lockPath } from "./packages-of.ts";
import { readBlueprint } from "./read-blueprint.ts";
import { versionRow } from "./version-row.ts";

export type Committed =
  | { readonly ok: true; readonly commit: string; readonly lockSha: string | null }
  | { readonly ok: false; readonly problem: ApprovalProblem };

/** Blueprint, contracts, project files and lock file on `blueprint/v<n>`, on top of `main`. */
export async function commitBlueprint(deps: EngineDeps, input: ApprovalOf): Promise<Committed> {
  const { projectId, version } = input;
  const { blueprint } = await readBlueprint(deps, projectId, version);
  const row = await versionRow(deps.facts.read, input);
  const main = await deps.repositories.head(projectId, "main");
  if (!main) throw new Error(`project ${projectId} has no main branch`);
  await approvalStep(deps, input, "installing dependencies");
  const installed = await installedFor(deps, blueprint, await deps.repositories.read(projectId, main, lockPath));
  if (!installed.ok) return installed;
  const commit = await commitOnto(deps, row, blueprint, main, installed.lock);
  const branch = blueprintBranch(version);
  const before = await deps.repositories.head(projectId, branch);
  if (before !== commit) await deps.repositories.moveBranch(projectId, branch, commit, before);
  return { ok: true, commit, lockSha: installed.lock === undefined ? null : sha256(installed.lock) };
}

/** The blueprint, its contracts and files as one commit on top of `main`. */
export async function commitOnto(
  deps: Pick<EngineDeps, "repositories">,
  { projectId, version, createdAt }: BlueprintVersion,
  blueprint: Blueprint,
  main: string,
  lock: string | undefined,
): Promise<string> {
  return deps.repositories.commit(projectId, main, await treeOf(deps, projectId, main, blueprint, lock), {
    subject: `Approve version ${version} of the blueprint`,
    trailers: { "Groundplan-Blueprint": `v${version}` },
    at: createdAt,
  });
}

async function treeOf(
  deps: Pick<EngineDeps, "repositories">,
  projectId: string,
  main: string,
  blueprint: Blueprint,
  lock: string | undefined,
): Promise<TreeChange> {
  const blocks = [...blueprint.files, ...blueprint.modules.flatMap((module) => module.contracts)];
  const write = [
    { path: "blueprint.md", content: blueprint.text },
    ...blocks.map(({ path, content }) => ({ path, content })),
    ...(lock === undefined ? [] : [{ path: lockPath, content: lock }]),
  ];
  const kept = new Set(write.map(({ path }) => path));
  const files = await deps.repositories.files(projectId, main);
  const before = parseBlueprint((await deps.repositories.read(projectId, main, "blueprint.md")) ?? "").blueprint;
  // What the blueprint on main owned and this one does not is a leftover of a module that is gone, or was moved. What
  // no blueprint ever owned is somebody's own, and stays.
  const remove = files
    .map(({ path }) => path)
    .filter((path) => !kept.has(path) && !owns(blueprint, path) && before !== undefined && owns(before, path));
  return { write, remove };
}

function owns({ modules, files }: Blueprint, path: string): boolean {
  if (path === lockPath) return files.some((file) => file.path === "package.json");
  return files.some((file) => file.path === path) || modules.some((module) => matchesOwns(module.owns, path));
}
