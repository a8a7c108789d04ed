import { execFileSync } from "node:child_process";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createGateway } from "#lib/models/create-gateway.ts";
import { openStage, type Stage } from "#lib/testing/open-stage.ts";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { testDatabase } from "#lib/testing/test-database.ts";
import { textBlueprint } from "#lib/testing/text-blueprint.ts";
import { WireProvider } from "#lib/testing/wire-provider.ts";

const { url, prisma } = await testDatabase();
const dataDir = temporaryFolder();
const canary = "sk-canary-7d1f40c2b95e4a";
let stage: Stage;
let wire: WireProvider;
let failed = false;

beforeAll(async () => {
  wire = await WireProvider.start({
    keys: [canary],
    handler: ({ system }) => {
      const nonce = /<file-([a-z0-9]+)/.exec(system)?.[1];
      if (nonce === undefined) return { text: JSON.stringify({ verdict: "approved", findings: [], rulings: [] }) };
      // A provider that says the key back, once.
      if (!failed) {
        failed = true;
        return { text: "", error: { status: 500, message: `Internal error for key ${canary}` } };
      }
      return { text: `<file-${nonce} path="src/a/a.txt">\ngood\n</file-${nonce}>\n` };
    },
  });
  vi.stubEnv("ANTHROPIC_API_KEY", canary);
  vi.stubEnv("GEMINI_API_KEY", canary);
  const gateway = (provider: "anthropic" | "gemini") =>
    createGateway({ provider, apiKey: canary, baseUrl: wire.baseUrls[provider] });
  const gateways = { anthropic: gateway("anthropic"), gemini: gateway("gemini") };
  stage = await openStage(url, dataDir, {
    gateways: {
      get: (provider) => (provider === "anthropic" || provider === "gemini" ? gateways[provider] : undefined),
    },
  });
});
afterAll(async () => {
  await stage.close();
  await wire[Symbol.asyncDispose]();
  vi.unstubAllEnvs();
});

test("a key is in no row, file, commit, message or sandbox, also when a provider says it back", {
  timeout: 180_000,
}, async () => {
  const said: unknown[] = [];
  for (const level of ["log", "info", "warn", "debug"] as const)
    vi.spyOn(console, level).mockImplementation((...words) => void said.push(words));
  // What generated code can see of the server, as the output of a check.
  const looks = "env; cat /proc/*/environ 2>/dev/null | tr '\\0' '\\n'; cat /proc/*/cmdline 2>/dev/null; true";
  const story = await stage.project({ blueprint: textBlueprint({ modules: [{ id: "a", checks: [looks] }] }) });
  await story.build();
  expect(await story.ended()).toEqual(["merged", "a merged 1"]);
  expect(await story.attempts()).toEqual([
    "build-module a server-error",
    "build-module a complete",
    "review-module a complete",
    "review-integration - complete",
  ]);

  const tables = await prisma.$queryRawUnsafe<{ name: string }[]>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`,
  );
  expect(tables.length).toBeGreaterThan(20);
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await prisma.$queryRawUnsafe<unknown[]>(
      `select 1 from ${name} t where t::text like $1 limit 1`,
      `%${canary}%`,
    );
    if (rows.length > 0) found.push(name);
  }
  expect(found).toEqual([]);
  // The search finds what is there.
  const checks = await stage.deps.facts.read.checks.list({ projectId: story.projectId });
  const output = await stage.deps.artifacts.get(checks.find(({ scope }) => scope === "module")?.outputSha ?? "");
  expect(output).toContain("PATH=/box/node_modules/.bin");
  expect(output).not.toContain(canary);
  expect(execFileSync("sh", ["-c", `grep -rl '${canary}' '${dataDir}' || true`]).toString()).toBe("");
  const history = execFileSync("git", ["log", "--all", "-p"], { cwd: stage.deps.repositories.path(story.projectId) });
  expect(history.toString()).toContain("Groundplan-Attempt");
  expect(history.toString()).not.toContain(canary);
  const packets = wire.requests.map(({ system, text }) => system + text).join("\n");
  expect(packets).toContain("Module a");
  expect(packets).not.toContain(canary);
  expect(JSON.stringify(said)).not.toContain(canary);
});
