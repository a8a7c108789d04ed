import type { PrismaClient } from "#generated/prisma/client.ts";
import type { BuildView } from "#lib/domain/api/build.ts";
import { buildView } from "./build-view.ts";
import { readModuleStates } from "./read-module-states.ts";
import { screenTables } from "./screen-tables.ts";
import { readProjectSnapshot } from "./snapshot.ts";

/** One build with all its modules; undefined when the project has no such build. */
export function readBuild(db: PrismaClient, projectId: string, buildId: string): Promise<BuildView | undefined> {
  return readProjectSnapshot(db, projectId, async (tx, { project }) => {
    const build = await screenTables(tx).builds.get(buildId);
    if (build?.projectId !== projectId) return undefined;
    return buildView(build, await readModuleStates(tx, project, build));
  });
}
