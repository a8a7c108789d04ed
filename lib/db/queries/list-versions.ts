import type { PrismaClient } from "#generated/prisma/client.ts";
import type { VersionView } from "#lib/domain/api/blueprint.ts";
import { type BlueprintVersion, blueprintVersionSchema } from "#lib/domain/blueprint/version.ts";
import { countWords } from "#lib/domain/blueprint/words.ts";
import { ordinalOf, type Page, type PageRequest, pageOf } from "./page.ts";
import { readProjectSnapshot } from "./snapshot.ts";

/** Saved versions of a project's blueprint, newest first; undefined when there is no such project. */
export function listVersions(
  db: PrismaClient,
  projectId: string,
  { cursor, limit }: PageRequest,
): Promise<Page<VersionView> | undefined> {
  return readProjectSnapshot(db, projectId, async (tx) => {
    const before = ordinalOf(cursor);
    const rows = await tx.blueprintVersion.findMany({
      where: { projectId, ...(before !== undefined && { ordinal: { lt: before } }) },
      orderBy: { ordinal: "desc" },
      take: limit + 1,
    });
    return pageOf(rows, limit, (row) => versionView(blueprintVersionSchema.parse(row)));
  });
}

function versionView(version: BlueprintVersion): VersionView {
  return {
    id: version.id,
    version: version.version,
    author: version.author,
    note: version.note,
    status: version.approvedAt === null ? "saved" : "approved",
    words: countWords(version.markdown),
    createdAt: version.createdAt.toISOString(),
  };
}
