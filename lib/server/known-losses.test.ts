import { once } from "node:events";
import pg from "pg";
import { expect, test } from "vitest";
import { emptyTestDatabase } from "#lib/testing/test-database.ts";
import { isBrokenRequest, isDatabaseLoss } from "./known-losses.ts";

const url = await emptyTestDatabase();

async function connected(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

test("a connection that the server ends is a loss, as an event and in a query", async () => {
  const [doomed, other] = [await connected(), await connected()];
  const [{ rows }, ended] = [await doomed.query("select pg_backend_pid() as pid"), once(doomed, "error")];
  const query = doomed.query("select pg_sleep(600)").catch((error: unknown) => error);
  await other.query("select pg_terminate_backend($1)", [rows[0].pid]);
  await other.end();
  const [error] = await ended;
  expect([isDatabaseLoss(error), isDatabaseLoss(await query)]).toEqual([true, true]);
  const late = await doomed.query("select 1").catch((problem: unknown) => problem);
  expect(late).toBeInstanceOf(Error);
});

test("an error in a query is none", async () => {
  const client = await connected();
  const error = await client.query("select * from nowhere").catch((problem: unknown) => problem);
  await client.end();
  expect([isDatabaseLoss(error), isBrokenRequest(error)]).toEqual([false, false]);
});

test("a browser that went away is neither a loss nor a fault", () => {
  const reset = Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET", syscall: "read" });
  expect([isDatabaseLoss(reset), isBrokenRequest(reset)]).toEqual([false, true]);
  const unreachable = Object.assign(new Error("connect ECONNRESET"), { code: "ECONNRESET", syscall: "connect" });
  expect(isBrokenRequest(unreachable)).toBe(false);
});
