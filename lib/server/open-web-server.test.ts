import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, expect, test } from "vitest";
import { openWebServer } from "./open-web-server.ts";

const web = await openWebServer({ HOST: "127.0.0.1", PORT: 0 });
afterAll(web.close);

type Answer = { status: number | undefined; headers: IncomingHttpHeaders; body: string };

function ask(headers: Record<string, string>, method = "GET"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(web.address, { method, headers }, async (response) => {
      resolve({ status: response.statusCode, headers: response.headers, body: await text(response) });
    });
    request.once("error", reject).end();
  });
}

test("a request that comes before there is a handler is answered by it", async () => {
  const early = ask({});
  web.handleWith((_, response) => response.end("handled"));
  expect(await early).toMatchObject({ status: 200, body: "handled" });
});

test("a foreign name is refused as the API refuses, before any handler", async () => {
  const { status, headers, body } = await ask({ host: "evil.example" });
  expect([status, headers["content-type"]]).toEqual([421, "application/json"]);
  expect(JSON.parse(body)).toEqual({
    error: {
      type: "foreign-host",
      message: 'This server does not answer to the name "evil.example". Use http://localhost.',
    },
  });
});

test("a write from another site is refused", async () => {
  const { status, body } = await ask({ origin: "https://evil.example" }, "POST");
  expect([status, JSON.parse(body).error.type]).toEqual([403, "cross-site"]);
});

test("an upgrade under a foreign name is cut off", async () => {
  const socket = connect(Number(new URL(web.address).port), "127.0.0.1");
  socket.write("GET /_next/hmr HTTP/1.1\r\nHost: evil.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
  expect(await text(socket)).toBe("");
});

test("every answer tells the browser to run nothing and to be framed by nobody", async () => {
  const { headers } = await ask({});
  expect(headers).toMatchObject({
    "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
  });
});
