import type { EngineDeps } from "../engine-deps.ts";

export const lockPath = "package-lock.json";

/** The folder of a commit's installed packages, by its lock file; undefined where it needs none. */
export async function packagesOf(
  deps: Pick<EngineDeps, "repositories" | "dependencies">,
  projectId: string,
  commit: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const lock = await deps.repositories.read(projectId, commit, lockPath);
  const packageJson = await deps.repositories.read(projectId, commit, "package.json");
  if (lock === undefined || packageJson === undefined) return undefined;
  return deps.dependencies.folderFor(lock, packageJson, signal);
}
