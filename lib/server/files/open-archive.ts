import { Readable } from "node:stream";
import type { Result } from "#lib/domain/result.ts";
import { type FilesDeps, type ResolveRefusal, resolveCommit } from "./resolve-commit.ts";

/** All files of a commit as a zip, made while it is sent. */
export async function openArchive(
  deps: FilesDeps,
  projectId: string,
  at: string | undefined,
): Promise<Response | Result<never, ResolveRefusal>> {
  const resolved = await resolveCommit(deps, projectId, at);
  if (!resolved.ok) return resolved;
  const { commit } = resolved.value;
  const name = (await deps.facts.read.projects.get(projectId))?.name ?? projectId;
  const archive = deps.repositories.archive(projectId, commit, "zip") as Readable;
  return new Response(Readable.toWeb(archive) as ReadableStream, {
    headers: {
      "content-type": "application/zip",
      "content-disposition": `attachment; filename="${fileName(name)}-${commit.slice(0, 7)}.zip"`,
      "cache-control": "no-store",
    },
  });
}

/** Plain enough for a header and for every file system. */
function fileName(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
  return plain === "" ? "project" : plain.toLowerCase();
}
