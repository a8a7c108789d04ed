import { afterAll, beforeAll, expect, test } from "vitest";
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
import { WireProvider } from "#lib/testing/wire-provider.ts";

const { url } = await testDatabase();
const limits = { connectMs: 15_000, firstTokenMs: 1_000, idleMs: 1_000, totalMs: 5_000 };
let stage: Stage;
let wire: WireProvider;

beforeAll(async () => {
  const handler = withFaults(plausibleReply, seededFaults(7, 0.2, passingFaults));
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
  const modules = Array.from({ length: 12 }, (_, i) => ({ id: `m${i}`, depends: i < 4 ? [] : [`m${i - 4}`] }));
  const story = await stage.project({ blueprint: textBlueprint({ modules }) });
  await story.build();
  const [outcome, ...runs] = await story.ended();
  expect([outcome, runs.length]).toEqual(["merged", 12]);

  const { attempts } = stage.deps.facts.read;
  const rows = await attempts.list({ projectId: story.projectId });
  expect(rows).toHaveLength(wire.ledger.length);
  const priced = (entry: LedgerEntry, usage: Usage): bigint => {
    const model = { provider: entry.format, model: entry.servedModel };
    const card = stage.deps.catalog.price(model, rows[0]?.startedAt ?? new Date());
    if (!card) throw new Error(`no price of ${entry.servedModel}`);
    return costPicoUsd(usage, card) ?? 0n;
  };
  const sum = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + value, 0n);
  const measured = rows.filter(({ usageSource }) => usageSource === "measured");
  const told = wire.ledger.filter((entry) => entry.told.output !== undefined);
  expect(measured).toHaveLength(told.length);
  expect(sum(measured.map((row) => row.costPicoUsd ?? 0n))).toBe(sum(told.map((entry) => priced(entry, entry.told))));
  const most = sum(rows.map((row) => row.costUpperPicoUsd ?? row.costPicoUsd ?? 0n));
  expect(most).toBeGreaterThanOrEqual(sum(wire.ledger.map((entry) => priced(entry, entry.billed))));
  const faulty = wire.ledger.filter(({ fault }) => fault !== null);
  reportReliability("chaos", {
    requests: rows.length,
    faults: faulty.length,
    kinds: new Set(faulty.map(({ fault }) => fault)).size,
    failed: rows.filter(({ outcome }) => outcome === "failed").length,
    measured: measured.length,
  });
});
