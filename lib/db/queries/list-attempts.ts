import type { PrismaClient } from "#generated/prisma/client.ts";
import type { AttemptSummary } from "#lib/domain/api/build.ts";
import { attemptSchema } from "#lib/domain/build/build.ts";
import type { AttemptOutcome } from "#lib/domain/build/status.ts";
import type { Role } from "#lib/domain/routing/role.ts";
import { attemptSummary, readRoundNumbers } from "./attempt-summary.ts";
import { ordinalOf, type Page, type PageRequest, pageOf } from "./page.ts";
import { readProjectSnapshot } from "./snapshot.ts";

export interface AttemptsRequest extends PageRequest {
  readonly build?: string | undefined;
  readonly module?: string | undefined;
  readonly role?: Role | undefined;
  readonly outcome?: AttemptOutcome | undefined;
}

/** Attempts of a project, newest first, of those only that match; undefined when there is no such project. */
export function listAttempts(
  db: PrismaClient,
  projectId: string,
  { build, module, role, outcome, cursor, limit }: AttemptsRequest,
): Promise<Page<AttemptSummary> | undefined> {
  return readProjectSnapshot(db, projectId, async (tx) => {
    const before = ordinalOf(cursor);
    const rows = await tx.attempt.findMany({
      where: {
        projectId,
        ...(build !== undefined && { buildId: build }),
        ...(module !== undefined && { moduleId: module }),
        ...(role !== undefined && { role }),
        ...(outcome !== undefined && { outcome }),
        ...(before !== undefined && { ordinal: { lt: before } }),
      },
      orderBy: { ordinal: "desc" },
      take: limit + 1,
    });
    const rounds = await readRoundNumbers(tx, rows);
    return pageOf(rows, limit, (row) => attemptSummary(attemptSchema.parse(row), rounds));
  });
}
