import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCatalog } from "../catalog/create-catalog.ts";
import { eventChannel } from "../db/append-events.ts";
import { createAnnouncements } from "../db/create-announcements.ts";
import { createArtifacts } from "../db/create-artifacts.ts";
import { createBills } from "../db/create-bills.ts";
import { createFacts } from "../db/create-facts.ts";
import { createLiveChannel, liveChannelName } from "../db/create-live-channel.ts";
import { joinServers } from "../db/create-ownership.ts";
import { createPrismaClient } from "../db/create-prisma-client.ts";
import { createWakes, wakeChannel } from "../db/create-wakes.ts";
import { createEventLog } from "../db/event-log.ts";
import { openListener } from "../db/open-listener.ts";
import type { EngineDeps } from "../engine/engine-deps.ts";
import type { LiveFeed } from "../engine/ports/live.ts";
import { type OpenWork, openWork } from "../engine/workflows/open-work.ts";
import { type FindReply, ScriptedGateway } from "../models/scripted/gateway.ts";
import { createSandbox } from "../sandbox/choose-sandbox.ts";
import { createDependencyStore } from "../sandbox/dependencies/create-dependency-store.ts";
import { projectRoot, searchPath } from "../server/env.ts";
import { randomIds } from "../server/random-ids.ts";
import { createRepositories } from "../workspaces/create-repositories.ts";

export interface OpenEngine {
  readonly deps: EngineDeps;
  readonly events: ReturnType<typeof createEventLog>;
  readonly feed: LiveFeed;
  close(): Promise<void>;
}

/**
 * The engine with all its real parts (PostgreSQL, git, the sandbox) on a database and a folder of their own; only the
 * models' words come from `findReply`.
 */
export async function openEngine(
  databaseUrl: string,
  dataDir: string,
  findReply: FindReply,
  replaced: Partial<EngineDeps> = {},
): Promise<OpenEngine & Pick<OpenWork, "troubles">> {
  const { close, ...parts } = await openParts(databaseUrl, dataDir, findReply, replaced);
  const work = await openWork(parts.deps);
  return {
    ...parts,
    troubles: work.troubles,
    async close() {
      await work.close();
      await close();
    },
  };
}

/** The same parts without a server that works: what a person orders is carried out by another process, or by none. */
export async function openParts(
  databaseUrl: string,
  dataDir: string,
  findReply: FindReply = async () => undefined,
  replaced: Partial<EngineDeps> = {},
): Promise<OpenEngine> {
  const clock = { now: () => new Date() };
  const db = createPrismaClient(databaseUrl);
  const listener = await openListener(databaseUrl, [eventChannel, liveChannelName, wakeChannel], (reason) => {
    throw new Error(`the test database is gone: ${reason}`);
  });
  const live = createLiveChannel({ db, listener, clock });
  const ownership = await joinServers(db, listener, clock, randomIds.next("srv"));
  const folders = [join(tmpdir(), "groundplan-toolbox"), "/var/lib/groundplan"];
  const sandbox =
    replaced.sandbox ??
    (await createSandbox({
      appFolder: projectRoot,
      toolboxFolders: folders,
      privateFolders: [dataDir],
      searchPath: searchPath(),
      owner: { installation: dataDir, serverId: ownership.serverId },
    }));
  const scripted = new ScriptedGateway(findReply);
  const deps: EngineDeps = {
    facts: createFacts({ db, clock }),
    artifacts: createArtifacts({ db, dataDir }),
    bills: createBills(db),
    installation: { roles: async () => ({}), putRoles: async () => {} },
    live,
    announcements: createAnnouncements(listener),
    gateways: { get: (provider) => (provider === "scripted" ? scripted : undefined) },
    providers: { list: () => [], change: async () => {}, recordCheck: async () => {} },
    catalog: createCatalog(),
    repositories: createRepositories({ dataFolder: dataDir, searchPath: searchPath(), clock }),
    sandbox,
    dependencies: createDependencyStore({
      appFolder: projectRoot,
      storeFolders: folders,
      toolboxFolders: folders,
      searchPath: searchPath(),
      home: dataDir,
      bubblewrapWorks: sandbox.probe.driver === "bubblewrap",
    }),
    scripts: {
      get: (id) => ({ id, name: id, brief: "A brief.", edits: [] }),
      knows: () => true,
      edit: () => undefined,
    },
    wakes: createWakes({ db, listener }),
    ownership,
    clock,
    ids: randomIds,
    ending: new AbortController().signal,
    requestsPerProvider: 8,
    ...replaced,
  };
  const close = async () => {
    await deps.ownership.leave();
    await live.close();
    await listener.close();
    await db.$disconnect();
  };
  return { deps, events: createEventLog(db), feed: live, close };
}
