import { type Blob, listFiles, readBlobs } from "./read-commit.ts";
import type { Git } from "./run-git.ts";

/** Reads files of commits; reads asked for in one turn of the event loop share one process. */
export interface CommitReader {
  files(gitDir: string, commit: string): Promise<readonly Blob[]>;
  read(gitDir: string, commit: string, path: string): Promise<Buffer | undefined>;
  /** Forgets what it knows of a repository that is removed. */
  forget(gitDir: string): void;
}

interface Waiting {
  readonly sha: string;
  readonly resolve: (bytes: Buffer) => void;
  readonly reject: (error: unknown) => void;
}

const listingsKept = 64;

export function createCommitReader(git: Git): CommitReader {
  // A commit never changes, so its listing can be kept.
  const listings = new Map<string, Promise<ReadonlyMap<string, Blob>>>();
  const waiting = new Map<string, Waiting[]>();

  function listing(gitDir: string, commit: string): Promise<ReadonlyMap<string, Blob>> {
    const key = `${gitDir}\0${commit}`;
    const known = listings.get(key);
    listings.delete(key);
    const list =
      known ?? listFiles(git, gitDir, commit).then((files) => new Map(files.map((file) => [file.path, file])));
    listings.set(key, list);
    list.catch(() => listings.delete(key));
    const oldest = listings.keys().next();
    if (listings.size > listingsKept && !oldest.done) listings.delete(oldest.value);
    return list;
  }

  function readTogether(gitDir: string, sha: string): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const group = waiting.get(gitDir);
      if (group) {
        group.push({ sha, resolve, reject });
        return;
      }
      waiting.set(gitDir, [{ sha, resolve, reject }]);
      setImmediate(() => answer(gitDir));
    });
  }

  async function answer(gitDir: string): Promise<void> {
    const group = waiting.get(gitDir) ?? [];
    waiting.delete(gitDir);
    try {
      const contents = await readBlobs(
        git,
        gitDir,
        group.map(({ sha }) => sha),
      );
      group.forEach(({ resolve }, i) => {
        resolve(contents[i] ?? Buffer.alloc(0));
      });
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }

  return {
    files: async (gitDir, commit) => [...(await listing(gitDir, commit)).values()],
    read: async (gitDir, commit, path) => {
      const blob = (await listing(gitDir, commit)).get(path);
      return blob ? readTogether(gitDir, blob.sha) : undefined;
    },
    forget: (gitDir) => {
      for (const key of listings.keys()) if (key.startsWith(`${gitDir}\0`)) listings.delete(key);
    },
  };
}
