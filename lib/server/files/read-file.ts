import { err, ok, type Result } from "#lib/domain/result.ts";
import { type FilesDeps, type ResolveRefusal, resolveCommit } from "./resolve-commit.ts";

export interface FileRead {
  readonly path: string;
  readonly commit: string;
  readonly bytes: number;
  /** Null where the bytes are no UTF-8 text. */
  readonly text: string | null;
  readonly content: Buffer;
}

export type FileRefusal = ResolveRefusal | { readonly type: "file-unknown"; readonly message: string };

/** One file of a commit, from the repository and never through a worktree. */
export async function readFile(
  deps: FilesDeps,
  projectId: string,
  path: string,
  at: string | undefined,
): Promise<Result<FileRead, FileRefusal>> {
  const resolved = await resolveCommit(deps, projectId, at);
  if (!resolved.ok) return resolved;
  const { commit } = resolved.value;
  const content = await deps.repositories.readBytes(projectId, commit, path);
  if (content === undefined) {
    return err({ type: "file-unknown", message: `There is no file ${path} at ${resolved.value.at}.` });
  }
  return ok({ path, commit, bytes: content.length, text: toText(content), content });
}

function toText(content: Buffer): string | null {
  if (content.includes(0)) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return null;
  }
}
