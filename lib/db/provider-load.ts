import { type ProviderState, providerStateSchema } from "#lib/domain/routing/provider-state.ts";
import type { ProviderId } from "#lib/domain/routing/role.ts";
import type { ProviderLoad, ProviderLoadQuestion } from "#lib/engine/ports/facts.ts";
import type { Queryable } from "./create-table.ts";

/** Locks a provider's row until the commit; the first to ask for it makes it. */
export async function lockProvider(tx: Queryable, id: ProviderId): Promise<ProviderState> {
  for (;;) {
    const { rows } = await tx.query({
      name: "lock_provider",
      text: 'select * from "ProviderState" where id = $1 for no key update',
      values: [id],
    });
    if (rows[0] !== undefined) return providerStateSchema.parse(rows[0]);
    await tx.query('insert into "ProviderState" (id) values ($1) on conflict do nothing', [id]);
  }
}

/**
 * What a provider is busy with. A statement of its own behind the lock: one that waited for it would count what was
 * there before the wait.
 */
export async function readLoad(
  tx: Queryable,
  id: ProviderId,
  { probeAttemptId, pace }: ProviderLoadQuestion,
): Promise<ProviderLoad> {
  const { rows } = await tx.query<ProviderLoad>({
    name: "read_load",
    text: `
    select
      (select count(*)::int from "Attempt" where provider = $1 and status = 'running') as running,
      exists (select 1 from "Attempt" where id = $2 and status = 'running') as "probeRuns",
      (select "startedAt" from "Attempt" where provider = $1 and "startedAt" > $3::timestamptz
          and "startedAt" < $5::timestamptz order by "startedAt" desc offset $4::int - 1 limit 1) as "fullSince"`,
    values: [
      id,
      probeAttemptId,
      pace?.since.toISOString() ?? null,
      pace?.most ?? 1,
      pace?.before.toISOString() ?? null,
    ],
  });
  const [row] = rows;
  if (row === undefined) throw new Error("a sum has one row");
  return row;
}
