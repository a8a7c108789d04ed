import { expect, test } from "vitest";
import { billSummarySchema, billViewSchema } from "#lib/domain/api/bill.ts";
import type { Bill } from "#lib/domain/spend/bill/bill.ts";
import { makeFinishedAttempt, makeProject, noon, stoppedClock } from "#lib/testing/make-rows.ts";
import { makeQueryDeps } from "#lib/testing/query-deps.ts";
import { testDatabase } from "#lib/testing/test-database.ts";
import { createBills } from "../create-bills.ts";
import { createFacts } from "../create-facts.ts";
import { listBills } from "./list-bills.ts";
import { readBill } from "./read-bill.ts";

const { prisma: db } = await testDatabase();
const facts = createFacts({ db, clock: stoppedClock });
const bills = createBills(db);
const deps = makeQueryDeps(db);
await facts.read.projects.insert(makeProject({ id: "p1", name: "Shop" }));

const usd = 10n ** 12n;
const day = "2026-11-20";
type Row = Parameters<typeof makeFinishedAttempt>[0];
const attempt = (id: string, row: Row = {}) =>
  facts.read.attempts.insert(makeFinishedAttempt({ id, costPicoUsd: usd, ...row }));
const dated = { servedModel: "gemini-3.1-pro-001" };
await attempt("first", { startedAt: new Date("2026-11-20T00:00:00.000Z") });
await attempt("last", { startedAt: new Date("2026-11-20T23:59:59.999Z"), ...dated });
await attempt("before", { startedAt: new Date("2026-11-19T23:59:59.999Z") });
await attempt("after", { startedAt: new Date("2026-11-21T00:00:00.000Z") });
await attempt("scripted", { scripted: true });
await attempt("elsewhere", { provider: "anthropic", requestedModel: "claude-opus" });
await attempt("retry", { number: 2 });
await attempt("cut", {
  ...{ outcome: "interrupted", finish: null, servedModel: null, usageSource: "estimated", costUpperPicoUsd: 3n * usd },
});
await attempt("unknown", { costPicoUsd: null, usageSource: "measured", priceCardId: null });
await attempt("free", { outcome: "failed", failureKind: "overloaded", usageSource: "none", costPicoUsd: 0n });
await attempt("other", { servedModel: "gemini-flash", costPicoUsd: usd / 2n });
await attempt("running", { status: "ended", outcome: "finished" });
await facts.read.attempts.change("running", {}, { status: "running", outcome: null, costPicoUsd: null });

function bill(row: Partial<Bill> = {}): Bill {
  const lines = [
    { model: "Gemini 3.1 Pro output", amountPicoUsd: 5n * usd, tokens: 9_007 },
    { model: "a credit", amountPicoUsd: -usd / 4n, tokens: null },
  ];
  return { provider: "gemini", day, lines, note: "", revision: 1, createdAt: noon, changedAt: noon, ...row };
}

test("a day is what its provider's attempts came to by UTC, scripted and running ones left out", async () => {
  const view = billViewSchema.parse(await readBill(deps, { provider: "gemini", day }));
  expect(view).toMatchObject({ bill: null, running: 1 });
  expect(view.ours.map(({ tokens: _, ...model }) => model)).toEqual([
    {
      ...{ model: "gemini-3.1-pro", measuredUsd: "3", estimatedUsd: "1", estimatedUpperUsd: "3", usd: "4" },
      ...{ attempts: 6, unknown: 1, retries: 1, cut: 1, free: 1, servedByOther: 0 },
      prices: [{ id: "card1", source: "the provider's price page", asOf: "2026-11-01" }],
    },
    {
      ...{ model: "gemini-flash", measuredUsd: "0.5", estimatedUsd: "0", estimatedUpperUsd: "0", usd: "0.5" },
      ...{ attempts: 1, unknown: 0, retries: 0, cut: 0, free: 0, servedByOther: 1 },
      prices: [{ id: "card1", source: "a catalogue before this one", asOf: "2026-11-20" }],
    },
  ]);
  expect(view.odd.map(({ id, oddities }) => `${id}: ${oddities.join(" ")}`)).toEqual([
    "unknown: unknown",
    "cut: estimated cut",
    "retry: retry",
    "other: served-by-other",
  ]);
});

test("a bill is kept, changed only as it was seen, and forgotten", async () => {
  const key = { provider: "gemini", day } as const;
  expect(await bills.put(bill(), 0)).toBe("changed");
  expect(await bills.put(bill({ note: "mine" }), 0)).toBe("stale");
  const second = bill({ revision: 2, note: "half of it", lines: bill().lines.slice(0, 1) });
  const raced = await Promise.all([bills.put(second, 1), bills.put(second, 1)]);
  expect(raced.toSorted()).toEqual(["changed", "stale"]);
  expect(await bills.get(key)).toEqual(second);
  expect(await bills.remove(key)).toBe(true);
  expect(await bills.remove(key)).toBe(false);
  expect(await bills.put(second, 1)).toBe("stale");
  expect((await readBill(deps, key)).bill).toBeNull();
});

test("reconciled days are listed newest first, page by page, with what they differ by", async () => {
  await bills.put(bill({ note: "first" }), 0);
  await bills.put(
    bill({ provider: "anthropic", lines: [{ model: "claude-opus", amountPicoUsd: usd, tokens: null }] }),
    0,
  );
  await bills.put(bill({ day: "2026-11-22" }), 0);
  const first = await listBills(db, { limit: 2 });
  const second = await listBills(db, { limit: 2, cursor: first.next });
  expect(second.next).toBeUndefined();
  const items = [...first.items, ...second.items].map((item) => billSummarySchema.parse(item));
  expect(items.map(({ changedAt: _, ...item }) => item)).toEqual([
    {
      ...{ provider: "gemini", day: "2026-11-22", theirsUsd: "4.75", oursUsd: "0", differenceUsd: "4.75" },
      ...{ attempts: 0, unknown: 0, note: "" },
    },
    {
      ...{ provider: "anthropic", day, theirsUsd: "1", oursUsd: "1", differenceUsd: "0" },
      ...{ attempts: 1, unknown: 0, note: "" },
    },
    {
      ...{ provider: "gemini", day, theirsUsd: "4.75", oursUsd: "4.5", differenceUsd: "0.25" },
      ...{ attempts: 7, unknown: 1, note: "first" },
    },
  ]);
  expect((await listBills(db, { limit: 2, cursor: "x" })).items).toEqual([]);
});
