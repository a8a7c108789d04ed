import fc from "fast-check";
import { expect, test } from "vitest";
import { reachedPercent, warningAfter } from "./budget-warning.ts";

const at = (settledPicoUsd: bigint, capPicoUsd: bigint | null = 100n) => ({ settledPicoUsd, capPicoUsd });

test.each([
  [74n, 75n, 75],
  [0n, 89n, 75],
  [75n, 89n, undefined],
  [89n, 90n, 90],
  [10n, 120n, 90],
  [90n, 200n, undefined],
])("from %s to %s of 100: %s", (before, after, percent) => {
  expect(warningAfter(at(before), at(after))).toBe(percent);
});

test("a raised cap warns again at its own shares, a lowered or a first one at once", () => {
  expect(warningAfter(at(95n), at(95n, 200n))).toBeUndefined();
  expect(warningAfter(at(140n, 200n), at(150n, 200n))).toBe(75);
  expect(warningAfter(at(40n), at(40n, 50n))).toBe(75);
  expect(warningAfter(at(46n, null), at(46n, 50n))).toBe(90);
  expect(warningAfter(at(46n), at(46n, null))).toBeUndefined();
});

test("however spend grows, each share is told at most once", () => {
  fc.assert(
    fc.property(fc.array(fc.bigInt(0n, 30n)), (costs) => {
      const told: number[] = [];
      let settled = 0n;
      for (const cost of costs) {
        const percent = warningAfter(at(settled), at(settled + cost));
        settled += cost;
        if (percent) told.push(percent);
      }
      expect(told).toEqual([...new Set(told)].toSorted((a, b) => a - b));
      expect(told.at(-1)).toBe(reachedPercent(at(settled)));
    }),
  );
});
