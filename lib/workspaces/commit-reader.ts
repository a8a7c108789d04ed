import { type Blob, listFiles, readBlobs } from "./read-commit.ts";
import { type Git, gitLine } from "./run-git.ts";

/** Reads files of commits; reads asked for in one turn of the event loop share one process. */
export interface CommitReader {
  files(gitDir: string, commit: string): Promise<readonly Blob[]>;
  read(gitDir: string, commit: string, path: string): Promise<Buffer | undefined>;
  /** Hash of the commit's tree. */
  tree(gitDir: string, commit: string): Promise<string>;
  /** Forgets what it knows of a repository that is removed. */
  forget(gitDir: string): void;
}

interface Waiting {
  readonly sha: string;
  readonly resolve: (bytes: Buffer) => void;
  readonly reject: (error: unknown) => void;
}

const kept = 64;

export function createCommitReader(git: Git): CommitReader {
  // A commit never changes, so what is in it can be kept.
  const listings = createKept<ReadonlyMap<string, Blob>>();
  const trees = createKept<string>();
  const waiting = new Map<string, Waiting[]>();

  const listing = (gitDir: string, commit: string) =>
    listings.get(`${gitDir}\0${commit}`, async () => {
      const files = await listFiles(git, gitDir, commit);
      return new Map(files.map((file) => [file.path, file]));
    });

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
    tree: (gitDir, commit) =>
      trees.get(`${gitDir}\0${commit}`, () =>
        gitLine(git, { args: ["rev-parse", "--verify", `${commit}^{tree}`], place: { gitDir } }),
      ),
    forget: (gitDir) => {
      listings.forget(gitDir);
      trees.forget(gitDir);
    },
  };
}

/** Answers of the last commits that were asked about; one that failed is asked again. */
function createKept<T>() {
  const answers = new Map<string, Promise<T>>();
  return {
    get(key: string, ask: () => Promise<T>): Promise<T> {
      const answer = answers.get(key) ?? ask();
      answers.delete(key);
      answers.set(key, answer);
      answer.catch(() => answers.delete(key));
      const oldest = answers.keys().next();
      if (answers.size > kept && !oldest.done) answers.delete(oldest.value);
      return answer;
    },
    forget(gitDir: string): void {
      for (const key of answers.keys()) if (key.startsWith(`${gitDir}\0`)) answers.delete(key);
    },
  };
}
