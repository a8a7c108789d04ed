import { afterAll, expect, test } from "vitest";
import { createSettings, settingsChannel } from "#lib/db/create-settings.ts";
import { openListener } from "#lib/db/open-listener.ts";
import { stoppedClock } from "#lib/testing/make-rows.ts";
import { testDatabase } from "#lib/testing/test-database.ts";
import { readEnv } from "./env.ts";
import { openProviders } from "./open-providers.ts";

const { url, prisma: db } = await testDatabase();
const settings = createSettings(db, Buffer.alloc(32, 7));
const env = readEnv({ environment: {}, envFile: undefined });

/** Providers as one server has them. */
async function openServer() {
  const listener = await openListener(url, [settingsChannel], () => {});
  afterAll(() => listener.close());
  return openProviders(env, settings, listener, stoppedClock);
}

test("a key that is entered on one server is there on all of them, and so is its removal", async () => {
  const [one, other] = [await openServer(), await openServer()];
  expect(other.connectionOf("gemini")).toBeUndefined();
  await one.change("gemini", { key: "first" });
  await one.change("gemini", { key: "second" });
  expect(one.connectionOf("gemini")).toEqual({ apiKey: "second" });
  await expect.poll(() => other.connectionOf("gemini"), { timeout: 60_000 }).toEqual({ apiKey: "second" });
  await other.change("gemini", { key: null });
  await expect.poll(() => one.connectionOf("gemini"), { timeout: 60_000 }).toBeUndefined();
});
