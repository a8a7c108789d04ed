import type { QueryDeps } from "#lib/db/queries/query-deps.ts";
import type { EngineDeps } from "#lib/engine/engine-deps.ts";
import type { Troubles } from "#lib/engine/workflows/troubles.ts";
import { appVersion } from "./app-version.ts";
import { createQueries } from "./create-queries.ts";
import type { Env } from "./env.ts";
import { createProjectFiles } from "./files/create-project-files.ts";
import { openPreviews } from "./preview/open-previews.ts";
import { readHealth } from "./read-health.ts";

interface Inside {
  readonly deps: EngineDeps;
  readonly db: QueryDeps["db"];
  readonly troubles: Troubles;
  readonly env: Env;
  readonly dataDir: string;
  readonly secret: Uint8Array;
}

/** What pages and the HTTP API need beside the engine's commands: queries, and previews with the port that serves them. */
export async function openWebSide({ deps, db, troubles, env, dataDir, secret }: Inside) {
  const { previews, port, close } = await openPreviews({ deps, dataDir, secret, appPort: env.PORT });
  return {
    version: appVersion,
    queries: createQueries(deps, db),
    files: createProjectFiles(deps),
    previews,
    previewPort: port,
    checkHealth: () => readHealth({ db, env, sandbox: deps.sandbox, troubles }),
    closeWebSide: close,
  };
}
