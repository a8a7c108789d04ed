import type { PrismaClient } from "#generated/prisma/client.ts";
import type { BuildView } from "#lib/domain/api/build.ts";
import { buildSchema } from "#lib/domain/build/build.ts";
import { buildView } from "./build-view.ts";
import { ordinalOf, type Page, type PageRequest, pageOf } from "./page.ts";
import { readModuleStates } from "./read-module-states.ts";
import { readProjectSnapshot } from "./snapshot.ts";

/** Builds of a project, newest first; undefined when there is no such project. */
export function listBuilds(
  db: PrismaClient,
  projectId: string,
  { cursor, limit }: PageRequest,
): Promise<Page<BuildView> | undefined> {
  return readProjectSnapshot(db, projectId, async (tx, { project }) => {
    const before = ordinalOf(cursor);
    const rows = await tx.build.findMany({
      where: { projectId, ...(before !== undefined && { ordinal: { lt: before } }) },
      orderBy: { ordinal: "desc" },
      take: limit + 1,
    });
    const page = pageOf(rows, limit, (row) => buildSchema.parse(row));
    const items: BuildView[] = [];
    for (const build of page.items) items.push(buildView(build, await readModuleStates(tx, project, build)));
    return { ...page, items };
  });
}
