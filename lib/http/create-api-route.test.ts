import { expect, test } from "vitest";
import { z } from "zod";
import { err, ok } from "#lib/domain/result.ts";
import { createApiRoute } from "./create-api-route.ts";
import type { KeptAnswer, KeptAnswers } from "./kept-answers.ts";
import { operation } from "./operation.ts";

const rename = operation({
  id: "rename",
  method: "POST",
  path: "/api/things/{id}/name",
  summary: "Renames.",
  tag: "things",
  query: z.object({ loud: z.enum(["0", "1"]).default("0") }),
  body: z.strictObject({ name: z.string().min(1, "Give it a name."), size: z.int().optional() }),
  success: { status: 202, schema: z.object({ id: z.string(), name: z.string() }) },
  refusals: ["project-unknown", "build-live"],
});

function setUp() {
  const reports: { requestId: string; route: string; error: unknown }[] = [];
  const kept = keepInMemory();
  const report = (entry: (typeof reports)[number]) => void reports.push(entry);
  return { apiRoute: createApiRoute({ keptAnswers: () => kept, newRequestId: () => "r1", report }), reports };
}

function keepInMemory(): KeptAnswers {
  const rows = new Map<string, { bodyHash: string; answer?: { status: number; response: unknown } }>();
  return {
    async claim({ key, route, bodyHash }): Promise<KeptAnswer> {
      const row = rows.get(`${key} ${route}`);
      if (row === undefined) {
        rows.set(`${key} ${route}`, { bodyHash });
        return { type: "new" };
      }
      if (row.bodyHash !== bodyHash) return { type: "other-body" };
      return row.answer ? { type: "answered", ...row.answer } : { type: "in-progress" };
    },
    async finish({ key, route, bodyHash }, status, response) {
      rows.set(`${key} ${route}`, { bodyHash, answer: { status, response } });
    },
    async release({ key, route }) {
      rows.delete(`${key} ${route}`);
    },
  };
}

const json = { "content-type": "application/json" };

function post(body: string, headers: Record<string, string> = json, search = ""): Request {
  return new Request(`http://localhost/api/things/t1/name${search}`, { method: "POST", body, headers });
}

const context = { params: Promise.resolve({ id: "t1" }) };
const answered = async (response: Response) => [response.status, await response.json()];

test("a handler gets what was parsed, and its value is the answer", async () => {
  const calls: unknown[] = [];
  const POST = setUp().apiRoute(rename, async ({ params, query, body }) => {
    calls.push({ params, query, body });
    return ok({ id: params.id, name: body.name });
  });
  const response = await POST(
    post('{"name":"a"}', { "content-type": "application/json; charset=utf-8" }, "?loud=1"),
    context,
  );
  expect(await answered(response)).toEqual([202, { id: "t1", name: "a" }]);
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(calls).toEqual([{ params: { id: "t1" }, query: { loud: "1" }, body: { name: "a" } }]);
});

test("a refusal has its own status, and keeps what it carries", async () => {
  const POST = setUp().apiRoute(rename, async () => {
    const error = { type: "build-live", message: "A build is live.", buildId: "b1" } as const;
    return err(error);
  });
  expect(await answered(await POST(post('{"name":"a"}'), context))).toEqual([
    409,
    { error: { type: "build-live", message: "A build is live.", buildId: "b1" } },
  ]);
});

test.each([
  ["broken JSON", "{", json, 400, "invalid", /^The body is no JSON: /],
  [
    "an empty name",
    '{"name":""}',
    json,
    400,
    "invalid",
    /^The body is not usable: name: Give it a name\. Nothing was changed or spent\.$/,
  ],
  ["a missing name", "{}", json, 400, "invalid", /name: expected string, received undefined/],
  [
    "a wrong type and an unknown field",
    '{"name":"a","size":"big","colour":1}',
    json,
    400,
    "invalid",
    /size: expected number, received string; colour: is not a field of this request/,
  ],
  ["a list", "[]", json, 400, "invalid", /expected object/],
  ["text", '{"name":"a"}', { "content-type": "text/plain" }, 415, "not-json", /application\/json, not text\/plain/],
  [
    "a form",
    "name=a",
    { "content-type": "application/x-www-form-urlencoded" },
    415,
    "not-json",
    /not application\/x-www/,
  ],
  ["four megabytes", `{"name":"${"a".repeat(3 * 1024 * 1024)}"}`, json, 413, "body-too-large", /larger than 3 MB/],
])("%s is refused before the handler", async (_what, body, headers, status, type, message) => {
  const POST = setUp().apiRoute(rename, () => expect.unreachable());
  const [got, { error }] = (await answered(await POST(post(body, headers), context))) as [number, { error: unknown }];
  expect([got, error]).toEqual([status, expect.objectContaining({ type, message: expect.stringMatching(message) })]);
});

test("a query that is wrong names its field", async () => {
  const POST = setUp().apiRoute(rename, () => expect.unreachable());
  const [status, body] = await answered(await POST(post('{"name":"a"}', json, "?loud=2"), context));
  expect([status, body]).toEqual([
    400,
    {
      error: {
        type: "invalid",
        message: expect.stringMatching(/^The query is not usable: loud: /),
        problems: [expect.objectContaining({ path: "loud" })],
      },
    },
  ]);
});

test("an unexpected error is reported once, and tells nothing of its insides", async () => {
  const { apiRoute, reports } = setUp();
  const boom = new Error("password=hunter2");
  const POST = apiRoute(rename, () => Promise.reject(boom));
  const response = await POST(post('{"name":"a"}'), context);
  expect(response.status).toBe(500);
  const text = await response.text();
  expect(text).not.toContain("hunter2");
  expect(JSON.parse(text).error).toMatchObject({ type: "unexpected", requestId: "r1" });
  expect(reports).toEqual([{ requestId: "r1", route: "POST /api/things/t1/name", error: boom }]);
});

test("the same key and body get the first answer; another body is refused", async () => {
  let runs = 0;
  const POST = setUp().apiRoute(rename, async ({ body }) => {
    runs += 1;
    return ok({ id: String(runs), name: body.name });
  });
  const send = (body: string) => POST(post(body, { ...json, "idempotency-key": "k1" }), context);
  expect(await answered(await send('{"name":"a"}'))).toEqual([202, { id: "1", name: "a" }]);
  const again = await send('{"name":"a"}');
  expect(again.headers.get("idempotency-replayed")).toBe("true");
  expect(await answered(again)).toEqual([202, { id: "1", name: "a" }]);
  expect(await answered(await send('{"name":"b"}'))).toEqual([
    422,
    { error: expect.objectContaining({ type: "idempotency-key-reused" }) },
  ]);
  expect(runs).toBe(1);
});

test("while the first still runs, the second is told so", async () => {
  const first = Promise.withResolvers<void>();
  const POST = setUp().apiRoute(rename, async ({ params, body }) => {
    await first.promise;
    return ok({ id: params.id, name: body.name });
  });
  const send = () => POST(post('{"name":"a"}', { ...json, "idempotency-key": "k1" }), context);
  const running = send();
  expect((await send()).status).toBe(409);
  first.resolve();
  expect((await running).status).toBe(202);
});

test("an answer of 500 is not kept", async () => {
  let fails = true;
  const POST = setUp().apiRoute(rename, async ({ params, body }) => {
    if (fails) throw new Error("once");
    return ok({ id: params.id, name: body.name });
  });
  const send = () => POST(post('{"name":"a"}', { ...json, "idempotency-key": "k1" }), context);
  expect((await send()).status).toBe(500);
  fails = false;
  expect((await send()).status).toBe(202);
});

test.each(["", "a".repeat(201), "a b", "\u00e9"])("the key %j is refused", async (key) => {
  const POST = setUp().apiRoute(rename, () => expect.unreachable());
  const response = await POST(post('{"name":"a"}', { ...json, "idempotency-key": key }), context);
  expect((await response.json()).error.type).toBe("idempotency-key-invalid");
});

test.each(["%E0%A4%A", "a\0b", "x".repeat(401)])("the name %j is of nothing", async (id) => {
  const POST = setUp().apiRoute(rename, () => expect.unreachable());
  const response = await POST(post('{"name":"a"}'), { params: Promise.resolve({ id }) });
  expect(response.status).toBe(404);
});

test("a full disk is no secret, and no bug", async () => {
  const { apiRoute, reports } = setUp();
  const full = Object.assign(new Error("write"), { code: "ENOSPC" });
  const POST = apiRoute(rename, () => Promise.reject(full));
  const [status, body] = await answered(await POST(post('{"name":"A"}'), context));
  expect([status, body.error.type]).toEqual([507, "disk-full"]);
  expect(reports).toMatchObject([{ requestId: "r1", error: full }]);
});
