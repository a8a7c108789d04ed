import type { Troubles } from "#lib/engine/workflows/troubles.ts";
import { addPagePolicy } from "./add-page-policy.ts";
import { publishApp } from "./app-handle.ts";
import { assertGit } from "./assert-git.ts";
import type { Env } from "./env.ts";
import { holdFolder } from "./hold-folder.ts";
import { openDatabase } from "./open-database.ts";
import { openNext } from "./open-next.ts";
import { openWebServer } from "./open-web-server.ts";
import { provideSandbox } from "./provide-sandbox.ts";
import { readOrCreateSecret } from "./read-or-create-secret.ts";

export interface RunningServer {
  readonly address: string;
  readonly troubles: Troubles;
  readonly close: () => Promise<void>;
}

interface Starter {
  readonly dev: boolean;
  readonly loseDatabase: (reason: string) => void;
  /** Called when the start fails, before what is open already is closed: what breaks then is not why. */
  readonly giveUp: () => void;
}

/** Opens everything, in the order in which it can be refused without harm, and closes it the other way round. */
export async function serve(env: Env, starter: Starter): Promise<RunningServer> {
  await using opening = new AsyncDisposableStack();
  try {
    const running = await openAll(env, starter, opening);
    const opened = opening.move();
    return { ...running, close: () => opened.disposeAsync() };
  } catch (error) {
    starter.giveUp();
    throw error;
  }
}

async function openAll(
  env: Env,
  { dev, loseDatabase }: Starter,
  opening: AsyncDisposableStack,
): Promise<Omit<RunningServer, "close">> {
  const dataDir = env.GROUNDPLAN_DATA_DIR;
  assertGit();
  const folder = holdFolder(dataDir, { shared: env.DATABASE_URL !== undefined });
  opening.defer(folder.release);
  const web = await openWebServer(env);
  opening.defer(web.close);
  provideSandbox(env);
  const secret = readOrCreateSecret(dataDir);
  // Loading the application takes a good part of a start: after everything that may refuse it, beside the database.
  const loading = import("./create-app.ts");
  const database = opening.use(await openDatabase(env, loseDatabase));
  const { createApp } = await loading;
  // Next is loaded while the application waits for the database and the sandbox's probe.
  const [app, pages] = await Promise.all([
    createApp({ env, databaseUrl: database.url, dataDir, secret, loseDatabase }),
    openNext(web, { dev }),
  ]);
  opening.defer(app.close);
  publishApp(app);
  web.handleWith(addPagePolicy(pages, { previewPort: app.previewPort, dev }));
  folder.describe(web.address);
  opening.defer(web.close); // first of all: nothing may come in while the rest closes
  return { address: web.address, troubles: app.troubles };
}
