import type { DiffFile } from "../engine/ports/repositories.ts";
import { type Git, runGit } from "./run-git.ts";

const words = { A: "added", D: "deleted" } as const;

/** The files that differ between two commits, with counts of lines; binary files count none. */
export async function diffCommits(git: Git, gitDir: string, from: string, to: string): Promise<readonly DiffFile[]> {
  const args = ["diff-tree", "-r", "-z", "--no-renames", "--raw", "--numstat", from, to];
  const { stdout } = await runGit(git, { args, place: { gitDir } });
  const fields = stdout.toString().split("\0");
  const status = new Map<string, DiffFile["status"]>();
  const files: DiffFile[] = [];
  for (let i = 0; i < fields.length; i++) {
    const field = fields[i] ?? "";
    if (field.startsWith(":")) {
      i++;
      status.set(fields[i] ?? "", words[field.at(-1) as keyof typeof words] ?? "modified");
    } else if (field !== "") {
      const [added = "", removed = "", ...path] = field.split("\t");
      const name = path.join("\t");
      files.push({
        path: name,
        status: status.get(name) ?? "modified",
        added: Number(added) || 0,
        removed: Number(removed) || 0,
      });
    }
  }
  return files;
}

// Paths travel as arguments, which a system limits.
const pathsAtOnce = 1000;

/** The unified diff between two commits, limited to `paths` when given. */
export async function patchCommits(
  git: Git,
  gitDir: string,
  from: string,
  to: string,
  paths: readonly string[] | undefined,
): Promise<string> {
  const args = ["diff-tree", "-r", "-p", "--no-renames", "--no-ext-diff", "--no-textconv", "--no-color", from, to];
  if (paths === undefined) return (await runGit(git, { args, place: { gitDir } })).stdout.toString();
  let patch = "";
  for (let i = 0; i < paths.length; i += pathsAtOnce) {
    const some = [...args, "--", ...paths.slice(i, i + pathsAtOnce)];
    patch += (await runGit(git, { args: some, place: { gitDir } })).stdout.toString();
  }
  return patch;
}
