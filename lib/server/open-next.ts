import { existsSync } from "node:fs";
import type { RequestListener } from "node:http";
import { join } from "node:path";
import { projectRoot, setNextEnvironment } from "./env.ts";
import type { WebServer } from "./open-web-server.ts";
import { StartupError } from "./startup-error.ts";

/** Starts Next inside this process; it serves pages and route handlers, and in development rebuilds them. */
export async function openNext({ server, address }: WebServer, { dev }: { dev: boolean }): Promise<RequestListener> {
  if (!dev && !existsSync(join(projectRoot, ".next/BUILD_ID"))) {
    throw new StartupError("The pages are not built yet. Start with npm start, which builds them.");
  }
  setNextEnvironment({ dev });
  // Next reads its environment when it is imported.
  const { default: next } = (await import("next")) as unknown as { default: typeof import("next").default };
  const { hostname, port } = new URL(address);
  const app = next({ dev, hostname, port: Number(port), dir: projectRoot, quiet: true, httpServer: server });
  const { log } = console;
  console.log = () => {}; // Next announces its configuration here, even when quiet
  try {
    await app.prepare();
  } finally {
    console.log = log;
  }
  return app.getRequestHandler();
}
