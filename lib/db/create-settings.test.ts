import { expect, test } from "vitest";
import { noon } from "#lib/testing/make-rows.ts";
import { testDatabase } from "#lib/testing/test-database.ts";
import { createSettings } from "./create-settings.ts";

const { prisma: db } = await testDatabase();
const secret = Buffer.alloc(32, 7);
const settings = createSettings(db, secret);
const empty = { key: null, keyProblem: null, baseUrl: null, model: null, checkedAt: null, problem: null };

test("a provider's settings change one by one, and each change forgets the last check", async () => {
  expect(await settings.providers()).toEqual([]);
  await settings.putProvider("gemini", { key: "AIza-secret", baseUrl: "http://127.0.0.1:9/" });
  await settings.recordCheck("gemini", noon, "the key was refused");
  const checked = { ...empty, id: "gemini", key: "AIza-secret", baseUrl: "http://127.0.0.1:9/" };
  expect(await settings.providers()).toEqual([{ ...checked, checkedAt: noon, problem: "the key was refused" }]);
  await settings.putProvider("gemini", { baseUrl: null });
  expect(await settings.providers()).toEqual([{ ...checked, baseUrl: null }]);
  await settings.putProvider("gemini", { key: null, model: "local" });
  expect(await settings.providers()).toEqual([{ ...empty, id: "gemini", model: "local" }]);
});

test("a provider without settings can be checked", async () => {
  await settings.recordCheck("openai", noon, null);
  expect((await settings.providers()).at(-1)).toEqual({ ...empty, id: "openai", checkedAt: noon });
});

test("no key is readable in the database, and another secret says that it must be entered again", async () => {
  await settings.putProvider("anthropic", { key: "sk-ant-very-secret" });
  const [row] = await db.$queryRaw<{ all: string }[]>`
    select string_agg(p::text, ' ') || string_agg(encode("keyCipher", 'escape'), '') as all from "ProviderSetting" p`;
  expect(row?.all).toContain("anthropic");
  expect(row?.all).not.toContain("secret");
  const elsewhere = createSettings(db, Buffer.alloc(32, 8));
  expect((await elsewhere.providers()).find((provider) => provider.id === "anthropic")).toEqual({
    ...empty,
    id: "anthropic",
    keyProblem: "it was stored under another secret",
  });
});

test("roles are replaced as a whole", async () => {
  const opus = { provider: "anthropic", model: "claude-opus-4-6" } as const;
  const gemini = { provider: "gemini", model: "gemini-3.1-pro" } as const;
  expect(await settings.roles()).toEqual({});
  await settings.putRoles({ architect: [opus], builder: [gemini, opus] });
  expect(await settings.roles()).toEqual({ architect: [opus], builder: [gemini, opus] });
  await settings.putRoles({ reviewer: [opus] });
  expect(await settings.roles()).toEqual({ reviewer: [opus] });
});
