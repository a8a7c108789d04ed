import { fingerprints } from "../../domain/blueprint/fingerprint.ts";
import { needsBuild } from "../../domain/build/stale-modules.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { baseOf } from "./open-build.ts";
import { readBlueprint } from "./read-blueprint.ts";

/**
 * An approved version that makes nothing stale has nothing to wait for: `main` moves to it at once, unless a build is
 * live, which moves `main` itself. Harmless when it stands there already.
 */
export async function bringToMain(
  deps: EngineDeps,
  { projectId, version }: { readonly projectId: string; readonly version: number },
): Promise<boolean> {
  const { read } = deps.facts;
  const project = await read.projects.get(projectId);
  if (!project || project.deletedAt !== null || project.approvedVersion !== version) return false;
  if ((await read.builds.list({ projectId })).some(({ status }) => status !== "ended")) return false;
  const { version: row, blueprint } = await readBlueprint(deps, projectId, version);
  const held = await read.builtModules.list({ projectId });
  if (row.commit === null || needsBuild(blueprint, held, fingerprints(blueprint))) return false;
  const main = await deps.repositories.head(projectId, "main");
  const base = await baseOf(deps, row, blueprint);
  if (main === undefined || main === base) return false;
  const [now, then] = await Promise.all([main, base].map((commit) => deps.repositories.tree(projectId, commit)));
  if (now === then) return false;
  // Somebody pushed in this moment: the next build joins both.
  if ((await deps.repositories.moveBranch(projectId, "main", base, main)) === "stale") return false;
  await deps.facts.commit("bring-to-main", async (tx) =>
    tx.log(projectId, { type: "main-moved", detail: { version } }),
  );
  return true;
}
