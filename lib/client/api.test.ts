import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { api } from "./api.ts";
import { getAll } from "./get-all.ts";

let server: Server;
let base = "";
const keys: (string | undefined)[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const answer = (status: number, text: string) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(text);
    };
    const key = request.headers["idempotency-key"];
    switch (request.url) {
      case "/refused":
        return answer(409, JSON.stringify({ error: { type: "stale", message: "It changed.", version: 3 } }));
      case "/html":
        return answer(502, "<h1>Bad gateway</h1>");
      case "/post":
        keys.push(typeof key === "string" ? key : undefined);
        return answer(201, "{}");
      case "/gone":
        response.writeHead(204);
        return response.end();
      case "/list?status=open&limit=500":
        return answer(200, JSON.stringify({ items: [1, 2], next: "a b" }));
      case "/list?status=open&limit=500&cursor=a%20b":
        return answer(200, JSON.stringify({ items: [3] }));
      default:
        return answer(404, JSON.stringify({ error: { type: "not-found", message: String(request.url) } }));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

test("a refusal carries the server's problem, with what it says beyond the contract", async () => {
  await expect(api.get(`${base}/refused`)).rejects.toMatchObject({
    status: 409,
    problem: { type: "stale", message: "It changed.", version: 3 },
  });
});

test("an answer that is no JSON is a problem, too", async () => {
  await expect(api.get(`${base}/html`)).rejects.toMatchObject({ status: 502, problem: { type: "unexpected" } });
});

test("each post has a key of its own", async () => {
  await api.post(`${base}/post`);
  await api.post(`${base}/post`);
  expect(keys).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/), expect.stringMatching(/^[0-9a-f]{32}$/)]);
  expect(new Set(keys).size).toBe(2);
});

test("no content is an answer", async () => {
  expect(await api.delete(`${base}/gone`)).toBeUndefined();
});

test("a list is read to its end", async () => {
  expect(await getAll<number>(`${base}/list?status=open`)).toEqual([1, 2, 3]);
});

test("silence is a problem that says that nothing was changed", async () => {
  await expect(api.get("http://127.0.0.1:1/")).rejects.toMatchObject({ status: 0, problem: { type: "unreachable" } });
});
