import { type APIRequestContext, request as requests } from "@playwright/test";
import { WireProvider } from "#lib/testing/wire-provider.ts";
import { newDataDir, type OwnServer, ownPort, startServer, untilReady } from "./start-server.ts";
import { Story } from "./story.ts";

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

const key = "test-key-d41d8cd98f00b204";

export async function openWiredServer(name: string): Promise<WiredServer> {
  const story = new Story();
  const wire = await WireProvider.start({ handler: story.handler, keys: [key] });
  const dataDir = newDataDir(name);
  const open = async (): Promise<OwnServer> => {
    const server = startServer(dataDir, ownPort, {
      ANTHROPIC_API_KEY: key,
      GEMINI_API_KEY: key,
      GROUNDPLAN_ANTHROPIC_BASE_URL: wire.baseUrls.anthropic,
      GROUNDPLAN_GEMINI_BASE_URL: wire.baseUrls.gemini,
    });
    await untilReady(server);
    return server;
  };
  let server = await open();
  const { address } = server;
  const api = await requests.newContext({ baseURL: address });
  return {
    story,
    wire,
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
      await wire[Symbol.asyncDispose]();
    },
  };
}
