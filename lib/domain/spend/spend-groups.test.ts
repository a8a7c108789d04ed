import fc from "fast-check";
import { expect, test } from "vitest";
import { phaseOf, type SpendGroup, spendTotal, spentUsd, splitGroups, sumGroups } from "./spend-groups.ts";
import { sumSpend } from "./totals.ts";

const group = (row: Partial<SpendGroup> = {}): SpendGroup => ({
  role: "builder",
  provider: "gemini",
  model: "gemini-3.1-pro",
  moduleId: "core",
  promptId: "build-module",
  source: "measured",
  known: true,
  wasted: false,
  attempts: 1,
  costPicoUsd: 0n,
  costUpperPicoUsd: 0n,
  inputUncached: 0,
  cacheRead: 0,
  cacheWrite: 0,
  output: 0,
  reasoning: 0,
  ...row,
});

const attempts = fc.array(
  fc.record({
    source: fc.constantFrom("measured" as const, "estimated" as const, "none" as const),
    known: fc.boolean(),
    cost: fc.bigInt({ min: 0n, max: 10n ** 15n }),
    more: fc.bigInt({ min: 0n, max: 10n ** 12n }),
    inputUncached: fc.nat(),
    cacheWrite5m: fc.nat(),
    output: fc.nat(),
  }),
);

test("adding groups up is adding up their attempts", () => {
  fc.assert(
    fc.property(attempts, (all) => {
      const single = all.map(({ known, cost, more, ...rest }) => ({
        ...rest,
        ...(known && { costPicoUsd: cost, costUpperPicoUsd: cost + more }),
      }));
      const groups = all.map(({ known, cost, more, cacheWrite5m, ...rest }) =>
        group({
          ...rest,
          known,
          cacheWrite: cacheWrite5m,
          costPicoUsd: known ? cost : 0n,
          costUpperPicoUsd: known ? cost + more : 0n,
        }),
      );
      const alike = Object.values(Object.groupBy(groups, (one) => `${one.source} ${one.known}`));
      const merged = alike.map((same = []) => {
        const add = (of: (one: SpendGroup) => number) => same.reduce((sum, one) => sum + of(one), 0);
        return group({
          ...same[0],
          attempts: same.length,
          costPicoUsd: same.reduce((sum, one) => sum + one.costPicoUsd, 0n),
          costUpperPicoUsd: same.reduce((sum, one) => sum + one.costUpperPicoUsd, 0n),
          inputUncached: add((one) => one.inputUncached),
          cacheWrite: add((one) => one.cacheWrite),
          output: add((one) => one.output),
        });
      });
      expect(sumGroups(merged)).toEqual(sumSpend(single));
    }),
  );
});

test("a total is sent as exact decimal dollars, with what is unknown apart", () => {
  expect(
    spendTotal([
      group({ attempts: 2, costPicoUsd: 4_180_000_000n, inputUncached: 10, cacheWrite: 3, output: 5, reasoning: 1 }),
      group({ source: "estimated", costPicoUsd: 1n, costUpperPicoUsd: 9n, cacheRead: 7 }),
      group({ known: false, attempts: 3 }),
      group({ known: false, source: "none", attempts: 4 }),
    ]),
  ).toEqual({
    measuredUsd: "0.00418",
    estimatedUsd: "0.000000000001",
    estimatedUpperUsd: "0.000000000009",
    usd: "0.004180000001",
    attempts: 10,
    unknown: 3,
    tokens: { inputUncached: 10, cacheRead: 7, cacheWrite: 3, output: 5, reasoning: 1 },
  });
});

test("nothing done cost nothing; done without a known cost is unknown, not zero", () => {
  expect([
    spentUsd([]),
    spentUsd([group({ known: false })]),
    spentUsd([group({ known: false }), group({ costPicoUsd: 1_000_000_000_000n })]),
    spentUsd([group({ known: false, source: "none" })]),
  ]).toEqual(["0", null, "1", "0"]);
});

test("a split has each part once, dearest first", () => {
  const parts = splitGroups(
    [
      group({ role: "architect", costPicoUsd: 1n }),
      group({ costPicoUsd: 2n, moduleId: "ui" }),
      group({ costPicoUsd: 3n }),
    ],
    ({ role }) => ({ role }),
  );
  expect(parts.map(({ role, usd, attempts: count }) => [role, usd, count])).toEqual([
    ["builder", "0.000000000005", 2],
    ["architect", "0.000000000001", 1],
  ]);
});

test("every prompt belongs to a phase", () => {
  const prompts = [
    ...["draft-blueprint", "repair-blueprint", "change-blueprint", "build-module", "fix-module", "review-module"],
    ...["review-integration", "rule-on-contest", "rule-on-blocked", "rule-on-red"],
  ];
  expect(prompts.map(phaseOf)).toEqual([
    ...["design", "design", "design", "build", "fix", "review", "review", "review", "review", "review"],
  ]);
});
