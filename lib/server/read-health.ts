import type { QueryDeps } from "#lib/db/queries/query-deps.ts";
import type { HealthView } from "#lib/domain/api/settings.ts";
import type { Sandbox } from "#lib/engine/ports/sandbox.ts";
import type { Troubles } from "#lib/engine/workflows/troubles.ts";
import { appVersion } from "./app-version.ts";
import type { Env } from "./env.ts";

interface HealthDeps {
  readonly db: QueryDeps["db"];
  readonly env: Pick<Env, "DATABASE_URL">;
  readonly sandbox: Pick<Sandbox, "probe">;
  readonly troubles: Pick<Troubles, "list">;
}

/** Asks the database, and says where generated code runs and what goes wrong. */
export async function readHealth({ db, env, sandbox, troubles }: HealthDeps): Promise<HealthView> {
  await db.$queryRaw`select 1`;
  const { driver, level, available, reason } = sandbox.probe;
  const open = troubles.list();
  return {
    status: available && open.length === 0 ? "ok" : "degraded",
    version: appVersion,
    database: env.DATABASE_URL === undefined ? "embedded" : "external",
    sandbox: { driver, level, available, reason },
    troubles: open.map(({ since, says }) => ({ since: since.toISOString(), says })),
  };
}
