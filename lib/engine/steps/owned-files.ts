import { checkFileName } from "../../domain/blueprint/contract-check.ts";
import { matchesOwns } from "../../domain/blueprint/owns.ts";
import type { TextFile } from "../../domain/build/weakened-tests.ts";
import type { EngineDeps } from "../engine-deps.ts";
import type { LoadedModule } from "./load-module.ts";

/** The module's files in a commit that are the builder's own: no contracts, guards or files of the engine. */
export async function ownedFiles(
  deps: Pick<EngineDeps, "repositories">,
  { project, module }: Pick<LoadedModule, "project" | "module">,
  commit: string,
): Promise<readonly TextFile[]> {
  const given = new Set([...module.contracts, ...module.guards].map(({ path }) => path));
  const all = await deps.repositories.files(project.id, commit);
  const owned = all
    .map(({ path }) => path)
    .filter((path) => matchesOwns(module.owns, path) && !given.has(path) && !path.endsWith(`/${checkFileName}`));
  return readFiles(deps, project.id, commit, owned);
}

/** Texts of paths in a commit; a path that is not there is left out. */
export async function readFiles(
  deps: Pick<EngineDeps, "repositories">,
  projectId: string,
  commit: string,
  paths: readonly string[],
): Promise<readonly TextFile[]> {
  const texts = await Promise.all(paths.map((path) => deps.repositories.read(projectId, commit, path)));
  return paths.flatMap((path, index) => {
    const content = texts[index];
    return content === undefined ? [] : [{ path, content }];
  });
}
