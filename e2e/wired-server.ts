import { type APIRequestContext, request as requests } from "@playwright/test";
import type { WireProvider } from "#lib/testing/wire-provider.ts";
import { newDataDir, type OwnServer, ownPort, startServer, untilReady } from "./start-server.ts";
import type { Story } from "./story.ts";
import { openWiredModels } from "./wired-models.ts";

/** A server whose models are a test's, and that can be killed. */
export interface WiredServer {
  readonly story: Story;
  readonly wire: WireProvider;
  readonly address: string;
  readonly api: APIRequestContext;
  /** `kill -9`, and a start on the same data. */
  killAndRestart(): Promise<void>;
  end(): Promise<void>;
}

export async function openWiredServer(name: string): Promise<WiredServer> {
  const models = await openWiredModels();
  const dataDir = newDataDir(name);
  const open = async (): Promise<OwnServer> => {
    const server = startServer(dataDir, ownPort, models.variables);
    await untilReady(server);
    return server;
  };
  let server = await open();
  const { address } = server;
  const api = await requests.newContext({ baseURL: address });
  return {
    story: models.story,
    wire: models.wire,
    address,
    api,
    async killAndRestart() {
      process.kill(server.serverPid(), "SIGKILL");
      await server.end();
      server = await open();
    },
    async end() {
      await api.dispose();
      await server.end();
      await models[Symbol.asyncDispose]();
    },
  };
}
