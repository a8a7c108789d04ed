import type { NewEvent } from "#lib/domain/timeline/event.ts";
import type { Queryable } from "./create-table.ts";
import { storable } from "./storable.ts";

/** The channel on which a grown log is announced, as `{ p: project id, s: last number }`. */
export const eventChannel = "groundplan_events";

/**
 * Appends to a project's log: counter, rows and announcement in one statement. Last in its transaction, so that the
 * project's row is locked for the commit only; that lock gives numbers without a gap that become visible in order.
 * With an `owner` it holds only while that server works on the project: once another has taken it over, nothing is
 * appended and the answer is undefined, as it is for a project that does not exist.
 */
export async function appendEvents(
  tx: Queryable,
  projectId: string,
  at: Date,
  events: readonly NewEvent[],
  owner: string | null,
): Promise<number | undefined> {
  const { rows } = await tx.query<{ last: number }>({
    name: "append_events",
    text: `
    with project as (
      update "Project" set "lastSeq" = "lastSeq" + $2::int, "activeAt" = $3::timestamptz
      where id = $1 and ($5::text is null or owner = $5) returning "lastSeq"
    ), added as (
      insert into "Event" ("projectId", seq, at, type, "buildId", "moduleId", "roundId", "attemptId", detail)
      select $1, project."lastSeq" - $2::int + e.place, $3::timestamptz,
        e.value->>'type', e.value->>'buildId', e.value->>'moduleId', e.value->>'roundId', e.value->>'attemptId',
        coalesce(e.value->'detail', '{}')
      from project, jsonb_array_elements($4::jsonb) with ordinality as e(value, place)
    )
    select "lastSeq" as last,
      pg_notify('${eventChannel}', json_build_object('p', $1::text, 's', "lastSeq")::text)::text
    from project`,
    values: [projectId, events.length, at.toISOString(), JSON.stringify(storable(events)), owner],
  });
  return rows[0]?.last;
}
