import fc from "fast-check";
import { expect, test } from "vitest";
import { type EstimateQuestion, estimateProject } from "./estimate-project.ts";
import type { PriceCard } from "./price-card.ts";

const card: PriceCard = {
  id: "c",
  provider: "p",
  model: "m",
  rates: { input: 2_000_000, output: 10_000_000, cacheRead: 100_000 },
  tiers: [],
  source: "a test",
  asOf: "2026-11-20",
};
const question: EstimateQuestion = {
  briefWords: 120,
  withDesign: true,
  reviews: 3,
  repairs: 3,
  roles: (["architect", "builder", "designer", "reviewer"] as const).map((role) => ({ role, model: "m", card })),
  learned: {},
};
const learned = {
  attempts: 214,
  projects: 6,
  inputTokens: 10_000,
  cachedShare: 0.5,
  outputTokens: 6_000,
  attemptsPerUnit: 2,
};

test("a first estimate is a range, and says that it is assumed", () => {
  const estimate = estimateProject(question);
  expect(estimate.modules).toEqual({ low: 3, high: 10 });
  expect(estimate.basis).toBe("no attempts yet: sizes and rounds are assumed");
  expect(estimate.lowPicoUsd > 0n && estimate.lowPicoUsd < estimate.highPicoUsd).toBe(true);
});

test("a role without a price is left out and marked, and never free in silence", () => {
  const roles = [...question.roles.slice(0, 1), { role: "builder" as const, model: "local" }];
  const estimate = estimateProject({ ...question, roles });
  expect(estimate.byRole[1]).toEqual({
    role: "builder",
    model: "local",
    lowPicoUsd: 0n,
    highPicoUsd: 0n,
    priced: false,
  });
  expect(estimate.lowPicoUsd).toBe(estimate.byRole[0]?.lowPicoUsd);
});

test("settled attempts take the place of assumptions, and modules that are there are counted", () => {
  const roles = [{ role: "builder" as const, model: "m", card }];
  const estimate = estimateProject({
    ...question,
    roles,
    modules: 9,
    withDesign: false,
    learned: { builder: learned },
  });
  const one = (output: number) => 5_000n * 2_000_000n + 5_000n * 100_000n + BigInt(output) * 10_000_000n;
  expect(estimate).toMatchObject({
    lowPicoUsd: (one(4_800) * 9n * 140n) / 100n,
    highPicoUsd: (one(7_800) * 9n * 320n) / 100n,
    modules: { low: 9, high: 9 },
    basis: "from 214 attempts of 6 projects",
  });
});

test("the low end is never above the high one, whatever is asked", () => {
  fc.assert(
    fc.property(
      fc.record({
        briefWords: fc.nat(200_000),
        modules: fc.option(fc.nat(200), { nil: undefined }),
        withDesign: fc.boolean(),
        reviews: fc.integer({ min: 1, max: 10 }),
        repairs: fc.nat(10),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      ({ share, modules, ...asked }) => {
        const estimate = estimateProject({
          ...question,
          ...asked,
          ...(modules === undefined ? {} : { modules }),
          learned: { reviewer: { ...learned, cachedShare: share } },
        });
        for (const each of estimate.byRole) expect(each.lowPicoUsd <= each.highPicoUsd).toBe(true);
      },
    ),
  );
});
