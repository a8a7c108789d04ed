import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createKeptPreviews } from "./kept-previews.ts";
import { openPreviewServer, type PreviewServer } from "./open-preview-server.ts";
import { createPreviewAddresses } from "./preview-address.ts";

const secret = new Uint8Array(32).fill(7);
const addresses = createPreviewAddresses(secret);
const commit = "c".repeat(40);
const home = addresses.pathOf({ projectId: "prj1", commit });
let dataDir: string;
let server: PreviewServer;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "groundplan-preview-"));
  writeFileSync(join(dataDir, "secret.txt"), "secret");
  const files = join(dataDir, "projects/prj1/preview", commit, "files");
  mkdirSync(join(files, "dist/assets"), { recursive: true });
  writeFileSync(join(files, "../preview.json"), JSON.stringify({ builtAt: "2026-01-01T00:00:00.000Z", serve: "dist" }));
  writeFileSync(join(files, "index.html"), '<script type="module" src="main.js"></script>');
  writeFileSync(join(files, "dist/main.js"), "export {};");
  writeFileSync(join(files, "dist/assets/a b.svg"), "<svg/>");
  writeFileSync(join(files, "dist/.hidden"), "hidden");
  symlinkSync(join(dataDir, "secret.txt"), join(files, "dist/link.txt"));
  symlinkSync(dataDir, join(files, "dist/out"));
  server = await openPreviewServer({ kept: createKeptPreviews(dataDir), addresses }, 0);
});
afterAll(async () => {
  await server.close();
  rmSync(dataDir, { recursive: true });
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Sends the path as it is: `fetch` would make it plain first. */
function get(path: string, { host = `127.0.0.1:${server.port}`, method = "GET" } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { host: "127.0.0.1", port: server.port, path, method, headers: { host } };
    httpRequest(options, async (response) =>
      resolve({ status: response.statusCode, headers: response.headers, body: await text(response) }),
    )
      .on("error", reject)
      .end();
  });
}

test("serves the built folder under its sealed address, and nothing may leave the page", async () => {
  const { status, headers, body } = await get(`${home}main.js`);
  expect([status, body]).toEqual([200, "export {};"]);
  const base = `http://127.0.0.1:${server.port}${home}`;
  expect(headers).toMatchObject({
    "content-type": "text/javascript; charset=utf-8",
    "content-length": "10",
    "access-control-allow-origin": "*",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "content-security-policy": [
      "sandbox allow-scripts allow-pointer-lock",
      "default-src 'none'",
      `script-src ${base}`,
      `style-src 'unsafe-inline' ${base}`,
      `img-src data: blob: ${base}`,
      `media-src data: blob: ${base}`,
      `font-src data: ${base}`,
      "connect-src 'none'",
      "form-action 'none'",
      "base-uri 'none'",
      "frame-ancestors http://localhost:* http://127.0.0.1:*",
    ].join("; "),
  });
});

test("a folder answers with its page, which may lie beside it in the root", async () => {
  expect(await get(home)).toMatchObject({ status: 200, body: '<script type="module" src="main.js"></script>' });
  expect((await get(`${home}dist/main.js`)).body).toBe("export {};");
  expect(await get(`${home}assets/a%20b.svg?x=1`)).toMatchObject({
    status: 200,
    body: "<svg/>",
    headers: { "content-type": "image/svg+xml" },
  });
});

test("HEAD has the headers and no body", async () => {
  expect(await get(`${home}main.js`, { method: "HEAD" })).toMatchObject({
    status: 200,
    body: "",
    headers: { "content-length": "10" },
  });
});

test.each([
  "link.txt",
  "out/secret.txt",
  "../../../../../secret.txt",
  "..%2f..%2f..%2f..%2f..%2fsecret.txt",
  "dist/../../preview.json",
  "%2e%2e/preview.json",
  "..\\..\\preview.json",
  ".hidden",
  "main.js/",
  "assets",
  "assets//a%20b.svg",
  "main.js%00.txt",
  "%zz",
  "/etc/passwd",
  "missing.js",
])("%s is not there", async (rest) => {
  expect(await get(`${home}${rest}`)).toMatchObject({
    status: 404,
    headers: { "content-type": "text/plain; charset=utf-8" },
  });
});

test.each([
  ["another seal", home.replace(/[0-9a-f]{32}\/$/, `${"0".repeat(32)}/`)],
  ["another commit's seal", home.replace(commit, "d".repeat(40))],
  ["another project's seal", home.replace("prj1", "prj2")],
  ["no seal", `/prj1/${commit}/`],
  ["the root", "/"],
])("%s opens nothing", async (_what, path) => {
  expect((await get(path)).status).toBe(404);
});

test("writes and other names are refused", async () => {
  expect((await get(home, { method: "POST" })).status).toBe(405);
  expect((await get(home, { host: `evil.example:${server.port}` })).status).toBe(421);
  expect((await get(home, { host: "127.0.0.1" })).status).toBe(421);
  expect((await get(home, { host: `localhost:${server.port}` })).status).toBe(200);
});

test("takes another port when its own is in use", async () => {
  const other = await openPreviewServer({ kept: createKeptPreviews(dataDir), addresses }, server.port);
  expect(other.port).not.toBe(server.port);
  await other.close();
});
