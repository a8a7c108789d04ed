import type { z } from "zod";
import type { QueryDeps } from "#lib/db/queries/query-deps.ts";
import type { healthViewSchema } from "#lib/domain/api/settings.ts";
import type { Sandbox } from "#lib/engine/ports/sandbox.ts";
import { appVersion } from "./app-version.ts";
import type { Env } from "./env.ts";

interface HealthDeps {
  readonly db: QueryDeps["db"];
  readonly env: Pick<Env, "DATABASE_URL">;
  readonly sandbox: Pick<Sandbox, "probe">;
}

/** Asks the database, and says where generated code runs. `degraded`: it runs nowhere. */
export async function readHealth({ db, env, sandbox }: HealthDeps): Promise<z.infer<typeof healthViewSchema>> {
  await db.$queryRaw`select 1`;
  const { driver, level, available, reason } = sandbox.probe;
  return {
    status: available ? "ok" : "degraded",
    version: appVersion,
    database: env.DATABASE_URL === undefined ? "embedded" : "external",
    sandbox: { driver, level, available, reason },
  };
}
