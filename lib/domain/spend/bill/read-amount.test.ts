import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { usdOfPico } from "../money.ts";
import { decimalMark, readAmount } from "./read-amount.ts";

const usd = (cell: string, mark?: "." | ",") => {
  const read = readAmount(cell, mark);
  return read.ok ? usdOfPico(read.value) : read.error.type;
};

test.each([
  ["1.5", "1.5"],
  ["$1,234.56", "1234.56"],
  ["US$ 0.10", "0.1"],
  ["1.20 USD", "1.2"],
  ["(3.50)", "-3.5"],
  ["-$3.50", "-3.5"],
  ["$-3.50", "-3.5"],
  ["\u22121.00", "-1"],
  ["1\u202f234\u00a0567.89", "too-large"],
  ["1 23 456", "not-a-number"],
  ["12\u202f345.89", "12345.89"],
  ["1'234.5", "1234.5"],
  ["1.234,56", "1234.56"],
  ["0,56", "0.56"],
  ["1,234", "1234"],
  [".5", "0.5"],
  ["2.5e-3", "0.0025"],
  ["0.0000000000006", "0.000000000001"],
  ["1000000", "1000000"],
  ["1000000.01", "too-large"],
  ["1e99", "too-large"],
  ["", "empty"],
  ["–", "empty"],
  ["=1+1", "not-a-number"],
  ["+cmd|' /C calc'!A0", "not-a-number"],
  ["1-2", "not-a-number"],
  ["--1", "not-a-number"],
  ["(-1)", "not-a-number"],
  ["(1", "not-a-number"],
  ["1,23,456.00", "not-a-number"],
  ["1.2.3", "not-a-number"],
  ["NaN", "not-a-number"],
  ["€1.20", "currency"],
  ["1,20 €", "currency"],
  ["CA$4", "currency"],
  ["EUR 1", "currency"],
  ["1 GBP", "currency"],
])("%j is %s", (cell, read) => expect(usd(cell)).toBe(read));

describe("a column's decimal mark", () => {
  test.each([
    [["1,234", "0,56"], ","],
    [["1,234", "5"], "."],
    [["1.234,50"], ","],
    [["1,234.50", "0,5"], "."],
    [[], "."],
  ] as const)("of %j is %j", (cells, mark) => expect(decimalMark(cells)).toBe(mark));

  test("decides what could be read in two ways", () => {
    expect([usd("1,234", ","), usd("1,234", "."), usd("1.234", ","), usd("1.234", ".")]).toEqual([
      "1.234",
      "1234",
      "1234",
      "1.234",
    ]);
  });
});

test("what the usual formats write is read back", () => {
  const cents = fc.integer({ min: -99_999_999, max: 99_999_999 });
  fc.assert(
    fc.property(cents, fc.constantFrom("en-US", "de-DE", "de-CH", "fr-FR"), (value, locale) => {
      const text = (value / 100).toLocaleString(locale, { minimumFractionDigits: 2 });
      const read = readAmount(text, decimalMark([text]));
      expect(read).toEqual({ ok: true, value: BigInt(value) * 10n ** 10n });
    }),
  );
});

test("anything is a number or a reason", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), (text) => {
      const read = readAmount(text);
      expect(read.ok ? typeof read.value : read.error.type).toMatch(/^(bigint|empty|not-a-number|too-large|currency)$/);
    }),
  );
});
