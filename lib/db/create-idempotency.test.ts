import { expect, test } from "vitest";
import { noon } from "#lib/testing/make-rows.ts";
import { testDatabase } from "#lib/testing/test-database.ts";
import { createIdempotency } from "./create-idempotency.ts";

const { prisma: db } = await testDatabase();
let now = noon;
const idempotency = createIdempotency(db, { now: () => now });
const request = (key: string, bodyHash = "h1", route = "POST /api/projects") => ({ key, route, bodyHash });

test("a key is claimed once, and repeats its answer to the same body", async () => {
  const claims = await Promise.all(Array.from({ length: 10 }, () => idempotency.claim(request("one"))));
  expect(claims.map((claim) => claim.type).sort()).toEqual([...Array(9).fill("in-progress"), "new"]);
  await idempotency.finish(request("one"), 201, { id: "p1", odd: "a\0" });
  expect(await idempotency.claim(request("one"))).toEqual({
    type: "answered",
    status: 201,
    response: { id: "p1", odd: "a\uFFFD" },
  });
  expect(await idempotency.claim(request("one", "h2"))).toEqual({ type: "other-body" });
  expect(await idempotency.claim(request("one", "h1", "POST /api/other"))).toEqual({ type: "new" });
});

test("an answer without a body is one too", async () => {
  await idempotency.claim(request("null"));
  await idempotency.finish(request("null"), 204, null);
  expect(await idempotency.claim(request("null"))).toEqual({ type: "answered", status: 204, response: null });
});

test("a request that failed gives its key back; an answered one keeps it", async () => {
  await idempotency.claim(request("failed"));
  await idempotency.release(request("failed"));
  expect(await idempotency.claim(request("failed"))).toEqual({ type: "new" });
  await idempotency.finish(request("failed"), 200, {});
  await idempotency.release(request("failed"));
  expect(await idempotency.claim(request("failed"))).toEqual({ type: "answered", status: 200, response: {} });
});

test("a request that died is forgotten after five minutes, an answer after a day", async () => {
  await idempotency.claim(request("died"));
  await idempotency.claim(request("answered"));
  await idempotency.finish(request("answered"), 200, {});
  const later = (ms: number) => new Date(noon.getTime() + ms);
  now = later(5 * 60_000);
  expect((await idempotency.claim(request("died"))).type).toBe("in-progress");
  now = later(5 * 60_000 + 1);
  expect((await idempotency.claim(request("died"))).type).toBe("new");
  expect((await idempotency.claim(request("answered"))).type).toBe("answered");
  now = later(24 * 60 * 60_000 + 1);
  expect((await idempotency.claim(request("answered"))).type).toBe("new");
});
