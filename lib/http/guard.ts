import type { IncomingHttpHeaders } from "node:http";

/** The part of a request that decides whether it may come in. */
export type GuardedRequest = { readonly method?: string | undefined; readonly headers: IncomingHttpHeaders };

/** Why a request was turned away, as the HTTP API says it. */
export type Refusal = {
  readonly status: 421 | 403;
  readonly body: { readonly error: { readonly type: "foreign-host" | "cross-site"; readonly message: string } };
};

const loopbackNames = ["localhost", "127.0.0.1", "[::1]"];
const readOnlyMethods = ["GET", "HEAD", "OPTIONS"];

/**
 * Turns away what a web page elsewhere could make a browser send to this server: requests under a name that is not
 * ours (DNS rebinding), and writes that come from another site. Programs without a browser send neither header.
 * The port in `Host` does not matter, so that an SSH tunnel may use another one.
 */
export function guardRequest(request: GuardedRequest, ownHosts: readonly string[] = []): Refusal | undefined {
  const host = request.headers.host?.toLowerCase();
  if (host === undefined || ![...loopbackNames, ...ownHosts].includes(withoutPort(host))) {
    return refusal(
      421,
      "foreign-host",
      `This server does not answer to the name ${quote(host)}. Use http://localhost.`,
    );
  }
  if (readOnlyMethods.includes(request.method ?? "GET") || isOwnSite(request.headers, host)) return undefined;
  return refusal(403, "cross-site", "A page of another site may not change anything here. Nothing was changed.");
}

function isOwnSite(headers: IncomingHttpHeaders, host: string): boolean {
  const { origin } = headers;
  if (origin !== undefined) return origin === `http://${host}` || origin === `https://${host}`;
  const site = headers["sec-fetch-site"];
  return site === undefined || site === "same-origin" || site === "none";
}

function withoutPort(host: string): string {
  return host.replace(/:\d*$/, "");
}

function quote(host: string | undefined): string {
  return host === undefined ? "(none)" : JSON.stringify(host.slice(0, 100));
}

function refusal(status: Refusal["status"], type: Refusal["body"]["error"]["type"], message: string): Refusal {
  return { status, body: { error: { type, message } } };
}
