import { expect, test } from "vitest";
import { guardRequest } from "./guard.ts";

const typeOf = (method: string, headers: Record<string, string>, ownHosts?: readonly string[]) =>
  guardRequest({ method, headers }, ownHosts)?.body.error.type;

test.each(["localhost:3000", "127.0.0.1:3000", "[::1]:3000", "LOCALHOST", "localhost:8080"])(
  "answers to %s",
  (host) => {
    expect(guardRequest({ method: "GET", headers: { host } })).toBeUndefined();
  },
);

test.each([
  "evil.example",
  "evil.example:3000",
  "localhost.evil.example",
  "127.0.0.1.evil.example:3000",
  "127.0.0.1@evil.example",
  "192.168.0.7:3000",
  "",
])("refuses the foreign name %j", (host) => {
  expect(typeOf("GET", { host })).toBe("foreign-host");
});

test("refuses a request without a name", () => {
  expect(guardRequest({ method: "GET", headers: {} })).toEqual({
    status: 421,
    body: {
      error: { type: "foreign-host", message: "This server does not answer to the name (none). Use http://localhost." },
    },
  });
});

test("answers to the configured name", () => {
  expect(typeOf("GET", { host: "127.0.0.7:3000" }, ["127.0.0.7"])).toBeUndefined();
});

test.each(["POST", "PUT", "PATCH", "DELETE", "PROPFIND"])("refuses %s from another site", (method) => {
  const host = "localhost:3000";
  expect(guardRequest({ method, headers: { host, origin: "https://evil.example" } })?.status).toBe(403);
  expect(typeOf(method, { host, origin: "null" })).toBe("cross-site");
  expect(typeOf(method, { host, origin: "http://localhost:4000" })).toBe("cross-site");
  expect(typeOf(method, { host, "sec-fetch-site": "cross-site" })).toBe("cross-site");
  expect(typeOf(method, { host, "sec-fetch-site": "same-site" })).toBe("cross-site");
});

test("lets our own pages and programs write", () => {
  const host = "localhost:3000";
  expect(typeOf("POST", { host })).toBeUndefined();
  expect(typeOf("POST", { host, origin: "http://localhost:3000", "sec-fetch-site": "same-origin" })).toBeUndefined();
  expect(typeOf("POST", { host, "sec-fetch-site": "none" })).toBeUndefined();
});

test("lets other sites link here", () => {
  expect(typeOf("GET", { host: "localhost:3000", "sec-fetch-site": "cross-site" })).toBeUndefined();
});
