import { expect, test } from "vitest";
import { formatMoney, formatMoneyRange } from "./format-money.ts";

test.each([
  ["0", "$0.00"],
  ["0.00418", "$0.0042"],
  ["0.0001", "$0.0001"],
  ["0.000000000001", "$0.000000000001"],
  ["0.00999", "$0.01"],
  ["0.01", "$0.01"],
  ["1.836", "$1.84"],
  ["1284.1", "$1,284.10"],
  ["-0.5", "−$0.50"],
])("%s reads %s", (usd, reads) => expect(formatMoney(usd)).toBe(reads));

test("a range names the currency once and collapses when both ends read the same", () => {
  expect(formatMoneyRange("0.4", "0.9")).toBe("$0.40–0.90");
  expect(formatMoneyRange("0.401", "0.402")).toBe("$0.40");
});
