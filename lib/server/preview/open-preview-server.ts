import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { pipeline } from "node:stream/promises";
import { previewPolicy } from "#lib/http/preview-policy.ts";
import { findPreviewFile } from "./find-preview-file.ts";
import type { KeptPreviews } from "./kept-previews.ts";
import type { PreviewAddresses } from "./preview-address.ts";

export interface PreviewServer {
  readonly port: number;
  readonly close: () => Promise<void>;
}

interface PreviewFiles {
  readonly kept: KeptPreviews;
  readonly addresses: PreviewAddresses;
}

/**
 * Serves built previews on a port of their own, and by the loopback name that the application is not opened by, so
 * that for a browser they are another site: they get none of its cookies, and an endless loop does not stop its pages.
 * Takes `preferredPort`, or any other that is free.
 */
export async function openPreviewServer(files: PreviewFiles, preferredPort: number): Promise<PreviewServer> {
  const server = createServer((request, response) => {
    serve(files, server, request, response).catch(() => response.destroy());
  });
  const listening = (await listen(server, preferredPort)) || (await listen(server, 0));
  if (!listening) throw new Error("no port of 127.0.0.1 is free for previews");
  return {
    port: portOf(server),
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function serve(files: PreviewFiles, server: Server, request: IncomingMessage, response: ServerResponse) {
  const { method, url = "/", headers } = request;
  const origins = ["127.0.0.1", "localhost"].map((name) => `${name}:${portOf(server)}`);
  if (headers.host === undefined || !origins.includes(headers.host))
    return refuse(response, 421, "Not a name of this server.");
  if (method !== "GET" && method !== "HEAD") return refuse(response, 405, "Previews are only read.");
  const { pathname } = new URL(url, `http://${headers.host}`);
  const name = files.addresses.read(pathname);
  const preview = name && (await files.kept.find(name));
  if (name === undefined || preview === undefined) return refuse(response, 404, "There is no such preview.");
  const found = await findPreviewFile(preview.folder, preview.serve, name.rest);
  if (found === undefined) return refuse(response, 404, "The preview has no such file.");
  try {
    response.writeHead(200, {
      ...commonHeaders,
      "content-type": found.contentType,
      "content-length": found.bytes,
      "content-security-policy": previewPolicy(`http://${headers.host}${files.addresses.pathOf(name)}`),
      // The frame's origin is opaque: without this, module scripts do not load.
      "access-control-allow-origin": "*",
    });
    if (method === "HEAD") response.end();
    else await pipeline(found.file.createReadStream({ autoClose: false }), response);
  } finally {
    await found.file.close();
  }
}

const commonHeaders = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "cross-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=()",
};

function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, {
    ...commonHeaders,
    "content-type": "text/plain; charset=utf-8",
    "content-security-policy": "sandbox; default-src 'none'",
  });
  response.end(message);
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

async function listen(server: Server, port: number): Promise<boolean> {
  const { promise, resolve, reject } = Promise.withResolvers<boolean>();
  const refused = (error: NodeJS.ErrnoException) =>
    error.code === "EADDRINUSE" || error.code === "EACCES" ? resolve(false) : reject(error);
  server.once("error", refused);
  server.listen(port, "127.0.0.1", () => {
    server.off("error", refused);
    resolve(true);
  });
  return promise;
}
