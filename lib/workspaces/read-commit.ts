import { type Git, runGit } from "./run-git.ts";

/** A regular file of a commit. */
export interface Blob {
  readonly path: string;
  readonly sha: string;
  readonly bytes: number;
}

const regular = new Set(["100644", "100755"]);

/** The regular files of a commit; links and submodules are left out. */
export async function listFiles(git: Git, gitDir: string, commit: string): Promise<readonly Blob[]> {
  const { stdout } = await runGit(git, {
    args: ["ls-tree", "-r", "-z", "-l", "--full-tree", commit],
    place: { gitDir },
  });
  return stdout
    .toString()
    .split("\0")
    .flatMap((line) => {
      const tab = line.indexOf("\t");
      const [mode = "", , sha = "", bytes = ""] = line.slice(0, tab).split(/ +/);
      return regular.has(mode) ? [{ path: line.slice(tab + 1), sha, bytes: Number(bytes) }] : [];
    });
}

/** The contents of many blobs by one process, in the order asked. */
export async function readBlobs(git: Git, gitDir: string, shas: readonly string[]): Promise<readonly Buffer[]> {
  const { stdout } = await runGit(git, {
    args: ["cat-file", "--batch"],
    place: { gitDir },
    input: `${shas.join("\n")}\n`,
  });
  let offset = 0;
  return shas.map((sha) => {
    const lineEnd = stdout.indexOf("\n", offset);
    const [name, type, size] = stdout.subarray(offset, lineEnd).toString().split(" ");
    if (name !== sha || type !== "blob") throw new Error(`git cat-file answered ${name} ${type} for the blob ${sha}`);
    offset = lineEnd + 1 + Number(size) + 1;
    return stdout.subarray(lineEnd + 1, offset - 1);
  });
}
