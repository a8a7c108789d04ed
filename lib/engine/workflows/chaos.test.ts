import { afterAll, beforeAll, expect, test } from "vitest";
import type { Attempt } from "#lib/domain/build/build.ts";
import { costPicoUsd } from "#lib/domain/spend/cost.ts";
import type { Usage } from "#lib/domain/spend/usage.ts";
import { createGateway } from "#lib/models/create-gateway.ts";
import { withWatchdog } from "#lib/models/watchdog.ts";
import { seededFaults, withFaults } from "#lib/testing/chaos/choose-fault.ts";
import { passingFaults } from "#lib/testing/chaos/faults.ts";
import { plausibleReply } from "#lib/testing/chaos/plausible-reply.ts";
import { openStage, type Stage } from "#lib/testing/open-stage.ts";
import { reportReliability } from "#lib/testing/report-reliability.ts";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { testDatabase } from "#lib/testing/test-database.ts";
import { textBlueprint } from "#lib/testing/text-blueprint.ts";
import type { LedgerEntry } from "#lib/testing/wire/ledger.ts";
import type { WireRequest } from "#lib/testing/wire/wire-request.ts";
import { WireProvider } from "#lib/testing/wire-provider.ts";

const { url } = await testDatabase();
const limits = { connectMs: 15_000, firstTokenMs: 1_000, idleMs: 1_000, totalMs: 5_000 };
/** Gives seven of the first 25 requests one of six faults. */
const seed = 7;
/** Each in a wire format of its own. */
const roles = {
  builder: [{ provider: "gemini", model: "gemini-4-argon" }],
  designer: [{ provider: "openai", model: "gpt-6-sol" }],
  reviewer: [{ provider: "anthropic", model: "claude-opus-5-5" }],
} as const;
let stage: Stage;
let wire: WireProvider;

beforeAll(async () => {
  const handler = withFaults(plausibleReply, seededFaults(seed, 0.2, passingFaults));
  wire = await WireProvider.start({ handler, tickMs: 20 });
  stage = await openStage(url, temporaryFolder(), {
    gateways: {
      get: (provider) => {
        if (provider === "scripted") return undefined;
        const gateway = createGateway({ provider, apiKey: "some-key", baseUrl: wire.baseUrls[provider] });
        return withWatchdog(gateway, () => limits);
      },
    },
  });
});
afterAll(async () => {
  await stage.close();
  await wire[Symbol.asyncDispose]();
});

test("twelve modules under 20 % mixed faults are built without a person, and what is known of the cost is exact", {
  timeout: 400_000,
}, async () => {
  const modules = Array.from({ length: 12 }, (_, i) => ({
    id: `m${i}`,
    kind: i % 2 === 0 ? ("logic" as const) : ("ui" as const),
    depends: i < 4 ? [] : [`m${i - 4}`],
  }));
  const story = await stage.project({ blueprint: textBlueprint({ modules }), roles });
  await story.build();
  const [outcome, ...runs] = await story.ended();
  expect([outcome, runs.length]).toEqual(["merged", 12]);

  const rows = await stage.deps.facts.read.attempts.list({ projectId: story.projectId });
  const { ledger } = wire;
  expect(rows).toHaveLength(ledger.length);
  for (const row of rows) {
    const entry = entryOf(row, rows);
    const words = JSON.stringify(entry);
    const isTold = entry.told.output !== undefined;
    expect([row.provider, row.requestedModel, row.usageSource === "measured"], words).toEqual([
      ...[entry.format, entry.model, isTold],
    ]);
    if (isTold) expect(row.costPicoUsd, words).toBe(priced(row, entry, entry.told));
    const most = row.costUpperPicoUsd ?? row.costPicoUsd ?? -1n;
    expect(most, words).toBeGreaterThanOrEqual(priced(row, entry, entry.billed));
  }
  expect(new Set(ledger.map(({ format }) => format))).toEqual(new Set(["anthropic", "gemini", "openai"]));
  const faulty = ledger.filter(({ fault }) => fault !== null);
  const kinds = new Set(faulty.map(({ fault }) => fault));
  const failed = rows.filter(({ outcome }) => outcome === "failed");
  expect(faulty.length).toBeGreaterThanOrEqual(7);
  expect(kinds.size).toBeGreaterThanOrEqual(6);
  expect(failed.length).toBeGreaterThan(0);
  reportReliability("chaos", {
    requests: rows.length,
    faults: faulty.length,
    kinds: kinds.size,
    failed: failed.length,
    measured: rows.filter(({ usageSource }) => usageSource === "measured").length,
  });
});

/** What the provider knows of an attempt: a module's requests are made one after the other, and come in that order. */
function entryOf({ id, moduleId }: Attempt, rows: readonly Attempt[]): LedgerEntry {
  const place = rows.filter((row) => row.moduleId === moduleId).findIndex((row) => row.id === id);
  const numbers = wire.requests.flatMap((request, index) => (moduleOf(request) === moduleId ? [index + 1] : []));
  const entry = wire.ledger.find(({ number }) => number === numbers[place]);
  if (entry === undefined) throw new Error(`attempt ${place + 1} at ${moduleId} is not in the ledger`);
  return entry;
}

/** Null for the whole. */
function moduleOf({ text }: WireRequest): string | null {
  const asked = /The module is ([a-z0-9-]+);/.exec(text) ?? /^# The module under review\n\n([a-z0-9-]+)/m.exec(text);
  return asked?.[1] ?? null;
}

function priced({ startedAt }: Attempt, { format, servedModel }: LedgerEntry, usage: Usage): bigint {
  const card = stage.deps.catalog.price({ provider: format, model: servedModel }, startedAt);
  if (!card) throw new Error(`no price of ${servedModel}`);
  return costPicoUsd(usage, card) ?? 0n;
}
