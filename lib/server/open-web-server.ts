import { createServer, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { guardRequest, type Refusal } from "#lib/http/guard.ts";
import { dataPolicy, securityHeaders } from "#lib/http/page-policy.ts";
import { StartupError } from "./startup-error.ts";

/** The open port. Requests that come before there is a handler wait for it. */
export type WebServer = {
  readonly server: Server;
  readonly address: string;
  readonly handleWith: (handler: RequestListener) => void;
  readonly close: () => Promise<void>;
};

/** Takes the port, before anything that is slow or must be undone. */
export async function openWebServer({ HOST, PORT }: { HOST: string; PORT: number }): Promise<WebServer> {
  const headers = new Map(Object.entries({ ...securityHeaders, "content-security-policy": dataPolicy }));
  const handler = Promise.withResolvers<RequestListener>();
  const server = createServer((request, response) => {
    const refusal = guardRequest(request, [bracketed(HOST)]);
    response.setHeaders(headers);
    if (refusal !== undefined) refuse(response, refusal);
    else void handler.promise.then((handle) => handle(request, response));
  });
  // Next answers upgrades itself (in development), beside the handler above.
  server.on("upgrade", (request, socket) => {
    if (guardRequest(request, [bracketed(HOST)]) !== undefined) socket.destroy();
  });
  await listen(server, HOST, PORT);
  const { port } = server.address() as AddressInfo;
  return {
    server,
    address: `http://${bracketed(HOST)}:${port}`,
    handleWith: handler.resolve,
    close: () => closeGently(server),
  };
}

function bracketed(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}

function refuse(response: ServerResponse, { status, body }: Refusal): void {
  response.writeHead(status, { "content-type": "application/json", connection: "close" });
  response.end(JSON.stringify(body));
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", reject).listen(port, host, resolve);
  try {
    await promise;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE") throw new StartupError(await takenMessage(host, port));
    throw new StartupError(reasonOf(code, host, port));
  }
}

async function takenMessage(host: string, port: number): Promise<string> {
  // Where another Groundplan has the port, it has the next one for previews.
  let free = port + 2;
  while (free < port + 20 && !(await isFree(host, free))) free += 2;
  return `Port ${port} of ${host} is taken by another program. Stop that program, or choose another port: PORT=${free} npm start.`;
}

function isFree(host: string, port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once("error", () => resolve(false));
    if (port > 65_535) resolve(false);
    else server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

function reasonOf(code: string | undefined, host: string, port: number): string {
  if (code === "EACCES")
    return `Port ${port} may not be opened by this user. Choose one above 1023: PORT=3000 npm start.`;
  return `The server cannot listen on ${host}, port ${port} (${code}). Check HOST and PORT.`;
}

/** Answers under way get a moment; streams without an end do not. */
async function closeGently(server: Server): Promise<void> {
  if (!server.listening) return;
  const cut = setTimeout(() => server.closeAllConnections(), 300);
  await new Promise((resolve) => server.close(resolve));
  clearTimeout(cut);
}
