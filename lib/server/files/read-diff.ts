import { matchesOwns } from "#lib/domain/blueprint/owns.ts";
import { parseBlueprint } from "#lib/domain/blueprint/parse-blueprint.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import type { DiffFile } from "#lib/engine/ports/repositories.ts";
import { type FilesDeps, type ResolveRefusal, resolveCommit } from "./resolve-commit.ts";

interface Range {
  readonly from: string;
  readonly to: string;
  /** Only files that this module owns. */
  readonly module?: string | undefined;
}

export interface Diff {
  readonly from: string;
  readonly to: string;
  readonly files: DiffFile[];
  readonly patch: string;
}

/** What differs between two commits, as a list and as a unified diff. */
export async function readDiff(
  deps: FilesDeps,
  projectId: string,
  { from, to, module }: Range,
): Promise<Result<Diff, ResolveRefusal>> {
  const [before, after] = await Promise.all([resolveCommit(deps, projectId, from), resolveCommit(deps, projectId, to)]);
  if (!before.ok) return before;
  if (!after.ok) return after;
  const commits = { from: before.value.commit, to: after.value.commit };
  const isShown = await ownedBy(deps, projectId, commits.to, module);
  const { repositories } = deps;
  const files = (await repositories.diff(projectId, commits.from, commits.to)).filter(({ path }) => isShown(path));
  const paths = files.map(({ path }) => path);
  const patch = paths.length === 0 ? "" : await repositories.patch(projectId, commits.from, commits.to, paths);
  return ok({ ...commits, files, patch });
}

async function ownedBy(
  deps: FilesDeps,
  projectId: string,
  commit: string,
  moduleId: string | undefined,
): Promise<(path: string) => boolean> {
  if (moduleId === undefined) return () => true;
  const markdown = await deps.repositories.read(projectId, commit, "blueprint.md");
  const owns = parseBlueprint(markdown ?? "").blueprint?.modules.find(({ id }) => id === moduleId)?.owns ?? [];
  return (path) => matchesOwns(owns, path);
}
