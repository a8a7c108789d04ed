import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Clock } from "../engine/ports/clock.ts";
import type { Repositories } from "../engine/ports/repositories.ts";
import { archiveCommit } from "./archive-commit.ts";
import { checkBranch, checkCommit, checkId } from "./check-names.ts";
import { checkOut, removeCheckout } from "./check-out.ts";
import { createCommitReader } from "./commit-reader.ts";
import { diffCommits, patchCommits } from "./diff-commits.ts";
import { makeRepository } from "./make-repository.ts";
import { mergeCommits } from "./merge-commits.ts";
import { branchHead, moveBranch } from "./move-branch.ts";
import { removeLeftovers } from "./remove-leftovers.ts";
import { createSerialise } from "./serialise.ts";
import { writeCommit } from "./write-commit.ts";

export interface RepositoriesOptions {
  /** Repositories live in `<dataFolder>/projects/<id>/repository.git`, checkouts beside them. */
  readonly dataFolder: string;
  /** Where `git` is looked for: the server's PATH. */
  readonly searchPath: string;
  readonly clock: Clock;
}

/** The projects' repositories on this disk, by the machine's own git. */
export function createRepositories({ dataFolder, searchPath, clock }: RepositoriesOptions): Repositories {
  const git = { searchPath };
  const reader = createCommitReader(git);
  const serialise = createSerialise();

  function projectFolder(projectId: string): string {
    checkId("The project id", projectId);
    return resolve(dataFolder, "projects", projectId);
  }
  function gitDir(projectId: string, ...commits: readonly string[]): string {
    commits.forEach(checkCommit);
    return join(projectFolder(projectId), "repository.git");
  }
  function checkouts(projectId: string): string {
    return join(projectFolder(projectId), "worktrees");
  }
  function checkout(projectId: string, name: string): string {
    checkId("The worktree name", name);
    return join(checkouts(projectId), name);
  }

  // One after the other: `git worktree` reads what a neighbour that is just being added has half written.
  function worktrees(place: string): string {
    return `${place} worktrees`;
  }

  return {
    path: (projectId) => gitDir(projectId),
    create: async (projectId) =>
      serialise(projectFolder(projectId), () => makeRepository(git, gitDir(projectId), clock.now())),
    remove: async (projectId) => {
      const folder = projectFolder(projectId);
      await serialise(folder, async () => {
        reader.forget(gitDir(projectId));
        // With what is kept beside the repository: whoever put it there may have died before it could remove it.
        await rm(folder, { recursive: true, force: true, maxRetries: 5 });
      });
    },

    head: async (projectId, branch) => {
      checkBranch(branch);
      return branchHead(git, gitDir(projectId), branch);
    },
    moveBranch: async (projectId, branch, to, from) => {
      checkBranch(branch);
      const place = gitDir(projectId, to, ...(from === undefined ? [] : [from]));
      return serialise(`${place} ${branch}`, () => moveBranch(git, place, branch, to, from));
    },
    tree: async (projectId, commit) => reader.tree(gitDir(projectId, commit), commit),

    commit: async (projectId, parent, change, message) =>
      writeCommit(git, gitDir(projectId, parent), parent, change, message),
    worktree: async (projectId, name, commit) => {
      const folder = checkout(projectId, name);
      const place = gitDir(projectId, commit);
      await serialise(worktrees(place), () => checkOut(git, place, folder, name, commit));
      return folder;
    },
    removeWorktree: async (projectId, name) => {
      const folder = checkout(projectId, name);
      const place = gitDir(projectId);
      await serialise(worktrees(place), () => removeCheckout(git, place, folder, name));
    },
    removeLeftovers: async (projectId, keep) => {
      const place = gitDir(projectId);
      await serialise(worktrees(place), () => removeLeftovers(place, checkouts(projectId), keep));
    },

    merge: async (projectId, tip, commit, message) =>
      mergeCommits(git, gitDir(projectId, tip, commit), tip, commit, message),

    files: async (projectId, commit) => {
      const files = await reader.files(gitDir(projectId, commit), commit);
      return files.map(({ path, bytes }) => ({ path, bytes }));
    },
    read: async (projectId, commit, path) =>
      (await reader.read(gitDir(projectId, commit), commit, path))?.toString("utf8"),
    readBytes: async (projectId, commit, path) => reader.read(gitDir(projectId, commit), commit, path),
    diff: async (projectId, from, to) => diffCommits(git, gitDir(projectId, from, to), from, to),
    patch: async (projectId, from, to, paths) => patchCommits(git, gitDir(projectId, from, to), from, to, paths),
    archive: (projectId, commit, format) => archiveCommit(git, gitDir(projectId, commit), commit, format),
  };
}
