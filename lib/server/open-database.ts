import { join } from "node:path";
import { ensureDatabase } from "./ensure-database.ts";
import { type Env, projectRoot } from "./env.ts";
import { holdFolder } from "./hold-folder.ts";
import { migrate } from "./migrate.ts";
import { choosePlace } from "./postgres/choose-place.ts";
import { openPostgres } from "./postgres/open-postgres.ts";
import { proveDataDir } from "./prove-data-dir.ts";
import { reachDatabase } from "./reach-database.ts";

/**
 * Opens the database, ours or that of `DATABASE_URL`, and migrates it. Calls `lost` when our PostgreSQL ends; the loss
 * of any other is noticed by the connection that listens (`lib/db/open-listener.ts`).
 */
export async function openDatabase(
  env: Pick<Env, "DATABASE_URL" | "GROUNDPLAN_DATA_DIR">,
  lost: (reason: string) => void,
): Promise<{ readonly url: string } & AsyncDisposable> {
  await using opening = new AsyncDisposableStack();
  const url = env.DATABASE_URL ?? (await openOwnServer(env.GROUNDPLAN_DATA_DIR, opening, lost));
  if (env.DATABASE_URL !== undefined) await reachDatabase(env.DATABASE_URL);
  await migrate(url, join(projectRoot, "prisma/migrations"));
  if (env.DATABASE_URL !== undefined) await proveDataDir(url, env.GROUNDPLAN_DATA_DIR);
  const opened = opening.move();
  return { url, [Symbol.asyncDispose]: () => opened.disposeAsync() };
}

async function openOwnServer(
  dataDir: string,
  opening: AsyncDisposableStack,
  lost: (reason: string) => void,
): Promise<string> {
  const place = choosePlace(dataDir);
  if (!place.folder.startsWith(dataDir)) {
    // A copied clone names the same folder elsewhere, and its own data directory is not locked by ours.
    const held = holdFolder(`${place.folder}.held`);
    opening.defer(held.release);
  }
  const server = await openPostgres(place);
  let closing = false;
  void server.exited.then((code) => {
    if (!closing) lost(`PostgreSQL ended (exit code ${code ?? "unknown"})`);
  });
  opening.defer(() => {
    closing = true;
    return server.stop();
  });
  await ensureDatabase(server.url("postgres"), "groundplan");
  return server.url("groundplan");
}
