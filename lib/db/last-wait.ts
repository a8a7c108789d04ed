import { z } from "zod";
import type { SaidWait } from "#lib/engine/ports/facts.ts";
import type { Queryable } from "./create-table.ts";

/** A wait that lies further back in the log is said again, which harms nobody and bounds the search. */
const furthest = 2_000;

const rowSchema = z.object({ type: z.string(), why: z.string().nullable(), until: z.string().nullable() });

/** The wait that a question was last said to be in, if it was neither begun since nor held up by a person. */
export async function lastWait(tx: Queryable, projectId: string, taskId: string): Promise<SaidWait | undefined> {
  const { rows } = await tx.query<Record<string, unknown>>({
    name: "last_wait",
    text: `
    select type, detail->>'why' as why, detail->>'until' as until from "Event"
    where "projectId" = $1
      and seq > (select "lastSeq" from "Project" where id = $1) - $3::int
      and (type in ('attempt-waiting', 'attempt-started') and detail->>'taskId' = $2
        or type in ('build-resumed', 'decision-answered'))
    order by seq desc limit 1`,
    values: [projectId, taskId, furthest],
  });
  const last = rows[0] === undefined ? undefined : rowSchema.parse(rows[0]);
  return last?.type === "attempt-waiting" && last.why !== null ? { why: last.why, until: last.until } : undefined;
}
