import fc from "fast-check";
import { expect, test } from "vitest";
import { formatUsd, picoOfUsd, usdOfPico } from "./money.ts";

test("money goes to a decimal string and back without a change", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -9_000_000_000_000_000_000n, max: 9_000_000_000_000_000_000n }), (pico) => {
      expect(picoOfUsd(usdOfPico(pico))).toBe(pico);
    }),
  );
});

test.each([
  [0n, "0"],
  [1n, "0.000000000001"],
  [418_000_000_000n, "0.418"],
  [-2_500_000_000_000n, "-2.5"],
  [12_000_000_000_000n, "12"],
])("%d pico-dollars are %s dollars", (pico, usd) => {
  expect(usdOfPico(pico)).toBe(usd);
});

test.each(["", "abc", "1.", ".5", "1e3", "$1", "1,000", "0.0000000000001", "NaN", "1234567890"])(
  "%j is no amount of money",
  (text) => {
    expect(picoOfUsd(text)).toBeUndefined();
  },
);

test.each([
  ["0", "$0.00"],
  ["0.00000003", "<$0.0001"],
  ["0.00418", "$0.0042"],
  ["0.1", "$0.10"],
  ["1234.565", "$1,234.57"],
  ["-0.5", "−$0.50"],
  ["1000000", "$1,000,000.00"],
])("%s is shown as %s", (usd, shown) => {
  expect(formatUsd(usd)).toBe(shown);
});
