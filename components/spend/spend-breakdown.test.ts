import { expect, test } from "vitest";
import { noSpend } from "#components/projects/project-fixtures.ts";
import type { SpendView } from "#lib/domain/api/spend.ts";
import { spendBreakdown } from "./spend-breakdown.ts";

const total = (usd: string) => ({ ...noSpend, usd });
const spend: SpendView = {
  seq: 1,
  total: total("4"),
  byRole: [{ ...total("1"), role: "builder" }],
  byModel: [{ ...total("4"), provider: "openai", model: "qwen/coder" }],
  byModule: [
    { ...total("1"), module: null },
    { ...total("3"), module: "mesher" },
  ],
  byPhase: [
    { ...total("1"), phase: "design" },
    { ...total("3"), phase: "build" },
  ],
  unknown: [],
  wasted: noSpend,
  budgetUsd: null,
  budgets: [],
  reservedUsd: "0",
  scripted: false,
  pricesAsOf: "2026-11-18",
  counterfactual: null,
};
const names = (cut: Parameters<typeof spendBreakdown>[1]) =>
  spendBreakdown(spend, cut).map(({ name, share }) => [name, share]);

test("the dearest comes first, and what belongs to no module has a name", () => {
  expect(names("module")).toEqual([
    ["mesher", 0.75],
    ["the whole", 0.25],
  ]);
});

test("phases stay in their order", () => {
  expect(names("phase")).toEqual([
    ["Design", 0.25],
    ["Build", 0.75],
  ]);
});

test("nothing known has no shares rather than no number", () => {
  expect(spendBreakdown({ ...spend, total: total("0") }, "role")).toMatchObject([{ name: "builder", share: 0 }]);
});
