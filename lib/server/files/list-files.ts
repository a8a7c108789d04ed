import type { z } from "zod";
import type { fileEntrySchema } from "#lib/domain/api/event.ts";
import type { Blueprint } from "#lib/domain/blueprint/blueprint.ts";
import { matchesOwns } from "#lib/domain/blueprint/owns.ts";
import { parseBlueprint } from "#lib/domain/blueprint/parse-blueprint.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { type FilesDeps, type Resolved, type ResolveRefusal, resolveCommit } from "./resolve-commit.ts";

type FileEntry = z.infer<typeof fileEntrySchema>;

/** Files of a commit, each with the module that owns it by the blueprint in that commit. */
export async function listFiles(
  deps: FilesDeps,
  projectId: string,
  at: string | undefined,
): Promise<Result<Resolved & { readonly items: FileEntry[] }, ResolveRefusal>> {
  const resolved = await resolveCommit(deps, projectId, at);
  if (!resolved.ok) return resolved;
  const { commit } = resolved.value;
  const [files, markdown] = await Promise.all([
    deps.repositories.files(projectId, commit),
    deps.repositories.read(projectId, commit, "blueprint.md"),
  ]);
  const modules = markdown === undefined ? [] : (parseBlueprint(markdown).blueprint?.modules ?? []);
  const items = files.map(({ path, bytes }) => ({ path, bytes, moduleId: ownerOf(path, modules) }));
  return ok({ ...resolved.value, items });
}

function ownerOf(path: string, modules: Blueprint["modules"]): string | null {
  return modules.find(({ owns }) => matchesOwns(owns, path))?.id ?? null;
}
