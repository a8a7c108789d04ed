import { type APIRequestContext, expect, request as requests, test } from "@playwright/test";
import { WireProvider } from "#lib/testing/wire-provider.ts";
import { createLinksStory } from "./links/replies.ts";
import { newDataDir, type OwnServer, ownPort, startServer, untilReady } from "./start-server.ts";

const key = "test-key-d41d8cd98f00b204";
let wire: WireProvider;
let server: OwnServer;
let api: APIRequestContext;
const dataDir = newDataDir("own-brief");

test.beforeAll(async () => {
  wire = await WireProvider.start({ handler: createLinksStory(), keys: [key] });
  await open();
});

test.afterAll(async () => {
  await api?.dispose();
  await server?.end();
  await wire?.[Symbol.asyncDispose]();
});

/** A server whose providers are local ones that speak the real wire formats. */
async function open(): Promise<void> {
  server = startServer(dataDir, ownPort, {
    ANTHROPIC_API_KEY: key,
    GEMINI_API_KEY: key,
    GROUNDPLAN_ANTHROPIC_BASE_URL: wire.baseUrls.anthropic,
    GROUNDPLAN_GEMINI_BASE_URL: wire.baseUrls.gemini,
  });
  await untilReady(server);
  api = await requests.newContext({ baseURL: server.address });
}

async function get<T>(path: string): Promise<T> {
  const response = await api.get(path);
  expect(response.status(), `${path}: ${await response.text()}`).toBe(200);
  return response.json();
}

interface Decision {
  readonly id: string;
  readonly status: string;
  readonly reason: string;
  readonly moduleId: string;
  readonly options: readonly { readonly choice: string }[];
}
interface Build {
  readonly id: string;
  readonly status: string;
  readonly outcome?: string;
  readonly modules: readonly { readonly id: string; readonly outcome?: string; readonly rounds: number }[];
}
interface Attempt {
  readonly outcome: string;
  readonly costUsd: string | null;
  readonly costUpperUsd: string | null;
  readonly provider: string;
}

test("a brief of one's own becomes a merged repository, through a crash and a person's decisions", async () => {
  test.setTimeout(300_000);
  const created = await api.post("/api/projects", {
    data: {
      name: "Links",
      brief: "An HTTP API that shortens links.",
      budgetUsd: "50",
      settings: { askBeforeMerge: true },
    },
    headers: { "idempotency-key": "create-links" },
  });
  expect(created.status()).toBe(201);
  const project: { id: string } = await created.json();
  const at = `/api/projects/${project.id}`;
  const estimate = await get<{ low: string; high: string }>(`${at}/estimate`);
  expect(Number(estimate.high)).toBeGreaterThan(Number(estimate.low));

  expect((await api.post(`${at}/design`, { data: {} })).status()).toBe(202);
  await expect.poll(async () => (await get<{ version: number }>(`${at}/blueprint`)).version, patience).toBe(1);
  const blueprint = await get<{ markdown: string; diagnostics: unknown[] }>(`${at}/blueprint`);
  expect(blueprint.diagnostics).toEqual([]);
  const edited = blueprint.markdown.replace("for one team on one machine", "for one team");
  const saved = await api.put(`${at}/blueprint`, { data: { markdown: edited, baseVersion: 1 } });
  expect(saved.status()).toBe(200);
  expect((await api.put(`${at}/blueprint`, { data: { markdown: "# Mine", baseVersion: 1 } })).status()).toBe(409);

  const approved = await api.post(`${at}/approve`, { data: { version: 2, build: true } });
  expect(approved.status(), await approved.text()).toBe(202);
  const { build: buildId }: { build: string } = await approved.json();

  let killed = false;
  await expect
    .poll(
      async () => {
        const build = await get<Build>(`${at}/builds/${buildId}`);
        const started = build.modules.some(({ rounds }) => rounds > 0);
        if (started && !killed) {
          killed = true;
          process.kill(server.serverPid(), "SIGKILL");
          await server.end();
          await api.dispose();
          await open();
          return "killed";
        }
        await answerMerges(at);
        return build.status;
      },
      { timeout: 240_000, intervals: [300] },
    )
    .toBe("ended");

  const build = await get<Build>(`${at}/builds/${buildId}`);
  expect(build).toMatchObject({ outcome: "merged" });
  expect(build.modules.map(({ id, outcome, rounds }) => ({ id, outcome, rounds }))).toEqual([
    { id: "store", outcome: "merged", rounds: 2 },
    { id: "api", outcome: "merged", rounds: 1 },
  ]);
  const store = await get<{ findings: { key: string; status: string }[] }>(`${at}/modules/store`);
  expect(store.findings.map(({ key: name, status }) => [name, status])).toEqual([
    ["f1", "unproven"],
    ["f2", "fixed"],
  ]);
  const files = await get<{ items: { path: string }[] }>(`${at}/files`);
  expect(files.items.map(({ path }) => path)).toEqual(
    expect.arrayContaining(["blueprint.md", "package-lock.json", "src/api/create-api.ts", "src/store/create-store.ts"]),
  );
  await expectSpendToAddUp(at);
  expect(JSON.stringify(await get(`${at}/attempts?limit=200`))).not.toContain(key);
});

const patience = { timeout: 60_000, intervals: [200] };

/** A person who is asked before each merge, and says yes. Anything else that waits fails the test. */
async function answerMerges(at: string): Promise<void> {
  const { items } = await get<{ items: Decision[] }>(`${at}/decisions`);
  for (const decision of items.filter(({ status }) => status === "open")) {
    expect(decision.reason).toBe("ask-before-merge");
    const answered = await api.post(`${at}/decisions/${decision.id}`, { data: { choice: "accept" } });
    expect(answered.status(), await answered.text()).toBe(200);
  }
}

async function expectSpendToAddUp(at: string): Promise<void> {
  const attempts = await get<{ items: Attempt[]; next?: string }>(`${at}/attempts?limit=200`);
  expect(attempts.next).toBeUndefined();
  expect(new Set(attempts.items.map(({ provider }) => provider))).toEqual(new Set(["anthropic", "gemini"]));
  const spend = await get<{ total: { usd: string; attempts: number; unknown: number } }>(`${at}/spend`);
  const sum = attempts.items.reduce((total, { costUsd }) => total + picoUsd(costUsd), 0n);
  expect(picoUsd(spend.total.usd)).toBe(sum);
  expect(sum).toBeGreaterThan(0n);
  expect(spend.total).toMatchObject({ attempts: attempts.items.length, unknown: 0 });
}

/** Decimal dollars to pico-dollars, exact. */
function picoUsd(usd: string | null): bigint {
  const [whole = "0", fraction = ""] = (usd ?? "0").split(".");
  return BigInt(whole) * 10n ** 12n + BigInt(fraction.padEnd(12, "0"));
}
