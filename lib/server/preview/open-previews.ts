import { createPreviews, type PreviewsDeps } from "./create-previews.ts";
import { createKeptPreviews } from "./kept-previews.ts";
import { openPreviewServer } from "./open-preview-server.ts";
import { createPreviewAddresses } from "./preview-address.ts";

interface Surroundings {
  readonly deps: Omit<PreviewsDeps, "kept" | "addresses" | "port">;
  readonly dataDir: string;
  readonly secret: Uint8Array;
  /** The application's own port; the next one is tried first. 0: any. */
  readonly appPort: number;
}

/** Previews and the port that serves them. */
export async function openPreviews({ deps, dataDir, secret, appPort }: Surroundings) {
  const kept = createKeptPreviews(dataDir);
  const addresses = createPreviewAddresses(secret);
  const server = await openPreviewServer({ kept, addresses }, appPort === 0 ? 0 : (appPort + 1) % 65_536);
  const previews = createPreviews({ ...deps, kept, addresses, port: server.port });
  return {
    previews,
    port: server.port,
    async close() {
      await server.close();
      await previews.close();
    },
  };
}
