import { createGateway } from "#lib/models/create-gateway.ts";
import { createSandbox } from "#lib/sandbox/choose-sandbox.ts";
import { projectRoot } from "#lib/server/env.ts";
import { networkProviders } from "../network-providers.ts";
import { openEngine } from "../open-engine.ts";

/**
 * A server that works and does nothing else, to be killed at any moment and started again:
 * `node work-server.ts <database url> <data folder> <provider's address> [no-sandbox]`. Says its id when it works. Ends
 * with its parent, and with its database.
 */
const [databaseUrl = "", dataDir = "", providerUrl = "", sandboxed] = process.argv.slice(2);
const owner = { installation: dataDir, serverId: "none" };
const noSandbox = { appFolder: projectRoot, toolboxFolders: [], privateFolders: [], searchPath: "", owner };

// The connection that shows that this server lives is gone, and with it its right to commit anything.
process.on("uncaughtException", () => process.exit(75));
process.on("disconnect", () => process.exit(0));

const engine = await openEngine(databaseUrl, dataDir, async () => undefined, {
  ...networkProviders((provider) => createGateway({ provider, apiKey: "some-key", baseUrl: providerUrl })),
  ...(sandboxed === "no-sandbox" && { sandbox: await createSandbox(noSandbox) }),
});
process.on("SIGTERM", () => void engine.close().then(() => process.exit(0)));
process.send?.({ serverId: engine.deps.ownership.serverId });
