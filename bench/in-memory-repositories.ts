import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import type { CommitMessage, MergeResult, Repositories, TreeChange } from "../lib/engine/ports/repositories.ts";

type Tree = ReadonlyMap<string, string>;
interface Commit {
  readonly tree: Tree;
  readonly treeHash: string;
  readonly parents: readonly string[];
}

/**
 * Repositories that cost nothing: commits are maps in memory. They keep the port's contract as far as a build goes
 * without conflicts; whatever else is asked throws.
 */
export function inMemoryRepositories(): Repositories {
  const commits = new Map<string, Commit>();
  const branches = new Map<string, string>();

  const get = (sha: string): Commit => {
    const commit = commits.get(sha);
    if (!commit) throw new Error(`no commit ${sha}`);
    return commit;
  };
  const add = (tree: Tree, parents: readonly string[], { subject, at }: CommitMessage): string => {
    const treeHash = hash([...tree].sort(([a], [b]) => (a < b ? -1 : 1)).flat());
    const sha = hash([treeHash, ...parents, subject, at.toISOString()]);
    commits.set(sha, { tree, treeHash, parents });
    return sha;
  };
  const ancestors = (sha: string): ReadonlySet<string> => {
    const seen = new Set([sha]);
    for (const next of seen) for (const parent of get(next).parents) seen.add(parent);
    return seen;
  };
  const read = (commit: string, path: string) => get(commit).tree.get(path);

  return {
    path: (projectId) => `/memory/${projectId}`,
    async create(projectId) {
      branches.set(`${projectId} main`, add(new Map(), [], { subject: "Begin", trailers: {}, at: new Date(0) }));
    },
    remove: async () => {},
    head: async (projectId, branch) => branches.get(`${projectId} ${branch}`),
    async moveBranch(projectId, branch, to, from) {
      const key = `${projectId} ${branch}`;
      if (branches.get(key) !== from && branches.get(key) !== to) return "stale";
      branches.set(key, to);
      return "moved";
    },
    tree: async (_projectId, commit) => get(commit).treeHash,
    commit: async (_projectId, parent, change, message) => add(changed(get(parent).tree, change), [parent], message),
    worktree: async (_projectId, name) => `/memory/worktrees/${name}`,
    removeWorktree: async () => {},
    removeLeftovers: async () => {},
    async merge(_projectId, tip, commit, message): Promise<MergeResult> {
      const [ofTip, ofCommit] = [ancestors(tip), ancestors(commit)];
      if (ofCommit.has(tip)) return { ok: true, commit, fastForward: true };
      if (ofTip.has(commit)) return { ok: true, commit: tip, fastForward: true };
      const base = [...ofCommit].find((sha) => ofTip.has(sha));
      if (base === undefined) throw new Error("the commits have no common ancestor");
      const before = get(base).tree;
      const own = [...get(commit).tree].filter(([path, content]) => before.get(path) !== content);
      return { ok: true, commit: add(new Map([...get(tip).tree, ...own]), [tip, commit], message), fastForward: false };
    },
    files: async (_projectId, commit) =>
      [...get(commit).tree].map(([path, content]) => ({ path, bytes: Buffer.byteLength(content) })),
    read: async (_projectId, commit, path) => read(commit, path),
    readBytes: async (_projectId, commit, path) => {
      const text = read(commit, path);
      return text === undefined ? undefined : Buffer.from(text);
    },
    async diff(_projectId, from, to) {
      const before = get(from).tree;
      return [...get(to).tree]
        .filter(([path, content]) => before.get(path) !== content)
        .map(([path]) => ({ path, status: before.has(path) ? "modified" : "added", added: 1, removed: 0 }));
    },
    patch: () => Promise.reject(new Error("there is no patch in memory")),
    archive: () => Readable.from([]),
  };
}

function changed(tree: Tree, { write, remove }: TreeChange): Tree {
  const next = new Map(tree);
  for (const path of remove) next.delete(path);
  for (const { path, content } of write) next.set(path, content);
  return next;
}

function hash(parts: readonly string[]): string {
  return createHash("sha1").update(JSON.stringify(parts)).digest("hex");
}
