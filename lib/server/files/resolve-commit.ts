import { err, ok, type Result } from "#lib/domain/result.ts";
import type { Facts } from "#lib/engine/ports/facts.ts";
import type { Repositories } from "#lib/engine/ports/repositories.ts";
import { GitError } from "#lib/workspaces/git-error.ts";

export interface FilesDeps {
  readonly facts: { readonly read: Pick<Facts["read"], "projects" | "builds"> };
  readonly repositories: Repositories;
}

/** A branch or commit as it was asked for, and the commit that it is now. */
export interface Resolved {
  readonly at: string;
  readonly commit: string;
}

export type ResolveRefusal = {
  readonly type: "project-unknown" | "commit-unknown";
  readonly message: string;
};

/**
 * Finds the commit of a branch, or makes sure that a commit is there. By default `main`; until something is merged into
 * it, the newest build's branch, and before the first build the approved blueprint's.
 */
export async function resolveCommit(
  deps: FilesDeps,
  projectId: string,
  at: string | undefined,
): Promise<Result<Resolved, ResolveRefusal>> {
  const project = await deps.facts.read.projects.get(projectId);
  if (project === undefined || project.deletedAt !== null) {
    return err({ type: "project-unknown", message: "There is no such project. It may have been deleted." });
  }
  if (at === undefined) return ok(await newest(deps, projectId, project.approvedVersion));
  const commit = /^[0-9a-f]{40}$/.test(at)
    ? await existing(deps, projectId, at)
    : await deps.repositories.head(projectId, at);
  if (commit !== undefined) return ok({ at, commit });
  return err({ type: "commit-unknown", message: `The project's repository has no ${at}.` });
}

async function newest(deps: FilesDeps, projectId: string, approved: number | null): Promise<Resolved> {
  const { repositories } = deps;
  const main = await repositories.head(projectId, "main");
  if (main === undefined) throw new Error(`the repository of ${projectId} has no main`);
  if ((await repositories.files(projectId, main)).length > 0) return { at: "main", commit: main };
  const build = (await deps.facts.read.builds.list({ projectId })).at(-1);
  const branches = [
    ...(build === undefined ? [] : [`build/${build.number}`]),
    ...(approved === null ? [] : [`blueprint/v${approved}`]),
  ];
  for (const at of branches) {
    const commit = await repositories.head(projectId, at);
    if (commit !== undefined) return { at, commit };
  }
  return { at: "main", commit: main };
}

async function existing({ repositories }: FilesDeps, projectId: string, commit: string): Promise<string | undefined> {
  try {
    await repositories.tree(projectId, commit);
    return commit;
  } catch (error) {
    if (error instanceof GitError && error.type === "git-failed") return undefined;
    throw error;
  }
}
