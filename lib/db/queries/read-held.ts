import { z } from "zod";
import type { Held } from "#lib/domain/api/build.ts";
import type { Tx } from "./snapshot.ts";

const rowSchema = z.object({
  moduleId: z.string().nullable(),
  says: z.string().nullable(),
  until: z.string().nullable(),
});

/** The key of what belongs to no module: a design, or the review of the whole. */
export const ofTheWhole = "";

/**
 * What the project's questions to models wait for now, by module: the newest wait of each, unless something has
 * happened since that ends one.
 */
export async function readHeld(tx: Tx, projectId: string): Promise<ReadonlyMap<string, Held>> {
  const rows = await tx.$queryRaw<unknown[]>`
    select w."moduleId", w.detail->>'says' as says, w.detail->>'until' as until
    from (
      select distinct on ("moduleId") "moduleId", seq, detail from "Event"
      where "projectId" = ${projectId} and type = 'attempt-waiting' order by "moduleId", seq desc
    ) w
    where not exists (
      select 1 from "Event" e where e."projectId" = ${projectId} and e.seq > w.seq and (
        e."moduleId" is not distinct from w."moduleId"
          and e.type in ('attempt-started', 'decision-opened', 'module-changed', 'design-ended', 'build-phase-changed')
        or e.type in ('build-started', 'build-paused', 'build-stopping', 'build-ended')))`;
  return new Map(
    rows.map((row) => {
      const { moduleId, says, until } = rowSchema.parse(row);
      return [moduleId ?? ofTheWhole, { says: says ?? "", until }];
    }),
  );
}
