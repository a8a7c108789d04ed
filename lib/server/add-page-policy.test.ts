import { createServer, request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addPagePolicy } from "./add-page-policy.ts";

const server = createServer(
  addPagePolicy(
    (request, response) => {
      const { "x-nonce": nonce, "content-security-policy": policy } = request.headers;
      response.end(JSON.stringify({ nonce, policy }));
    },
    { previewPort: 3001, dev: false },
  ),
);
beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => new Promise((resolve) => server.close(resolve)));

async function get(path: string): Promise<{ sent: string | undefined; nonce?: string; policy?: string }> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const headers = { "x-nonce": "chosen-by-the-client", "content-security-policy": "script-src 'nonce-mine'" };
    httpRequest({ host: "127.0.0.1", port, path, headers }, async (response) =>
      resolve({
        sent: response.headers["content-security-policy"] as string | undefined,
        ...JSON.parse(await text(response)),
      }),
    )
      .on("error", reject)
      .end();
  });
}

test("each page has a nonce of its own, the same for the browser and for Next", async () => {
  const [one, other] = [await get("/"), await get("/projects/new")];
  expect(one.policy).toBe(one.sent);
  expect(one.sent).toContain(`script-src 'self' 'nonce-${one.nonce}';`);
  expect(one.nonce).toMatch(/^[\w-]{22}$/);
  expect(other.nonce).not.toBe(one.nonce);
});

test("only previews may be framed, and nothing inline or evaluated runs without the nonce", async () => {
  const { sent } = await get("/");
  expect(sent).toContain("frame-src http://127.0.0.1:3001 http://localhost:3001;");
  expect(sent).not.toMatch(/script-src[^;]*unsafe/);
});

test("the API keeps the policy that the server set", async () => {
  expect((await get("/api/projects")).sent).toBeUndefined();
});
