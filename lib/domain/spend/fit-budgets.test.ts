import fc from "fast-check";
import { expect, test } from "vitest";
import { makeBudget } from "#lib/testing/make-rows.ts";
import type { BudgetStanding } from "./budget.ts";
import { fitBudgets } from "./fit-budgets.ts";

const standing = (capPicoUsd: bigint, settledPicoUsd: bigint, reservedPicoUsd = 0n): BudgetStanding => ({
  ...makeBudget({ capPicoUsd }),
  settledPicoUsd,
  reservedPicoUsd,
});

test("what is exactly left may be reserved", () => {
  expect(fitBudgets([standing(10n, 3n, 4n)], 3n)).toEqual({ is: "fits" });
  expect(fitBudgets([], 3n)).toEqual({ is: "fits" });
});

test("what does not fit because of reservations waits for them", () => {
  const full = standing(10n, 3n, 5n);
  expect(fitBudgets([full, standing(100n, 3n, 5n)], 3n)).toEqual({ is: "waits", on: [full] });
});

test("what does not fit beside settled spend is over, whatever other budgets would wait for", () => {
  const over = standing(10n, 8n);
  expect(fitBudgets([standing(10n, 3n, 5n), over], 3n)).toEqual({ is: "over", in: [over] });
});

test("what nobody can price is stopped only where a cap is passed", () => {
  expect(fitBudgets([standing(10n, 10n)], 0n)).toEqual({ is: "fits" });
  expect(fitBudgets([standing(10n, 11n)], 0n)).toMatchObject({ is: "over" });
});

test("only what leaves every cap whole fits, and only what can fit later waits", () => {
  const money = fc.bigInt(0n, 100n);
  const row = fc.record({ cap: fc.bigInt(1n, 100n), settled: money, reserved: money });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 3 }), money, (rows, worst) => {
      const standings = rows.map(({ cap, settled, reserved }) => standing(cap, settled, reserved));
      const { is } = fitBudgets(standings, worst);
      expect(is === "fits").toBe(rows.every(({ cap, settled, reserved }) => settled + reserved + worst <= cap));
      expect(is === "over").toBe(rows.some(({ cap, settled }) => settled + worst > cap));
    }),
  );
});
