import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { createCatalog } from "../catalog/create-catalog.ts";
import { eventChannel } from "../db/append-events.ts";
import { createAnnouncements } from "../db/create-announcements.ts";
import { createArtifacts } from "../db/create-artifacts.ts";
import { createBills } from "../db/create-bills.ts";
import { createFacts } from "../db/create-facts.ts";
import { createIdempotency } from "../db/create-idempotency.ts";
import { createLiveChannel, liveChannelName } from "../db/create-live-channel.ts";
import { joinServers } from "../db/create-ownership.ts";
import { createPrismaClient } from "../db/create-prisma-client.ts";
import { createSettings, settingsChannel } from "../db/create-settings.ts";
import { createWakes, wakeChannel } from "../db/create-wakes.ts";
import { nameDatabase } from "../db/name-database.ts";
import { openListener } from "../db/open-listener.ts";
import type { EngineDeps } from "../engine/engine-deps.ts";
import { openWork } from "../engine/workflows/open-work.ts";
import { createGateways } from "../models/create-gateways.ts";
import { createScripts } from "../models/scripted/create-scripts.ts";
import { createSandbox } from "../sandbox/choose-sandbox.ts";
import { createDependencyStore } from "../sandbox/dependencies/create-dependency-store.ts";
import { createRepositories } from "../workspaces/create-repositories.ts";
import { type Env, projectRoot, searchPath } from "./env.ts";
import { openProviders } from "./open-providers.ts";
import { openWebSide } from "./open-web-side.ts";
import { randomIds } from "./random-ids.ts";

/** What the server gives the application when it opens it. */
export interface AppSurroundings {
  readonly env: Env;
  readonly databaseUrl: string;
  readonly dataDir: string;
  /** 32 bytes that encrypt what is stored. */
  readonly secret: Uint8Array;
  /** Ends the process so that it is started again: for whoever notices first that the database is gone. */
  readonly loseDatabase: (reason: string) => void;
}

/** Everything that route handlers may use. */
export type App = Awaited<ReturnType<typeof createApp>>;

/** The composition root: opens what the application consists of, and wires it together. */
export async function createApp({ env, databaseUrl, dataDir, secret, loseDatabase }: AppSurroundings) {
  const clock = { now: () => new Date() };
  const db = createPrismaClient(databaseUrl);
  const facts = createFacts({ db, clock });
  const channels = [eventChannel, liveChannelName, wakeChannel, settingsChannel];
  const listener = await openListener(databaseUrl, channels, loseDatabase);
  const announcements = createAnnouncements(listener);
  const live = createLiveChannel({ db, listener, clock });
  const artifacts = createArtifacts({ db, dataDir });
  const settings = createSettings(db, secret);
  const scripts = createScripts(join(projectRoot, "examples"));
  // Before the sandbox is tried: another server takes what runs without a living server for a dead one's, and ends it.
  const ownership = await joinServers(db, listener, clock, randomIds.next("srv"));
  const installation = `${dataDir} ${await nameDatabase(db)}`;
  const toolboxFolders = [join(dataDir, "toolbox"), "/var/lib/groundplan", tmpdir()];
  const [providers, sandbox] = await Promise.all([
    openProviders(env, settings, listener, clock),
    createSandbox({
      appFolder: projectRoot,
      toolboxFolders,
      privateFolders: [dataDir, projectRoot],
      searchPath: searchPath(),
      owner: { installation, serverId: ownership.serverId },
      docker: { clientEnvironment: { HOME: homedir(), ...(env.DOCKER_HOST && { DOCKER_HOST: env.DOCKER_HOST }) } },
    }),
  ]);
  const deps: EngineDeps = {
    facts,
    artifacts,
    installation: settings,
    bills: createBills(db),
    live,
    announcements,
    gateways: createGateways(providers.connectionOf, scripts.findReply),
    providers,
    catalog: createCatalog(),
    repositories: createRepositories({ dataFolder: dataDir, searchPath: searchPath(), clock }),
    sandbox,
    dependencies: createDependencyStore({
      appFolder: projectRoot,
      storeFolders: toolboxFolders,
      certificates: env.NODE_EXTRA_CA_CERTS,
      toolboxFolders,
      searchPath: searchPath(),
      npmExecPath: env.npm_execpath,
      home: homedir(),
      bubblewrapWorks: sandbox.probe.driver === "bubblewrap",
    }),
    scripts,
    wakes: createWakes({ db, listener }),
    ownership,
    clock,
    ids: randomIds,
    ending: new AbortController().signal,
    requestsPerProvider: env.GROUNDPLAN_REQUESTS_PER_PROVIDER,
  };
  const work = await openWork(deps);
  const webSide = await openWebSide({ deps, db, troubles: work.troubles, env, dataDir, secret });
  return {
    ...webSide,
    deps,
    db,
    live,
    settings,
    troubles: work.troubles,
    idempotency: createIdempotency(db, clock),
    async close() {
      await webSide.closeWebSide();
      await work.close();
      await live.close();
      await listener.close();
      await db.$disconnect();
    },
  };
}
