import { expect, test } from "vitest";
import type { PricePeriod } from "../snapshot-schema.ts";
import { appendPeriods } from "./append-periods.ts";

const today = "2026-11-20";
const period = (given: Partial<PricePeriod>): PricePeriod => ({
  provider: "gemini",
  model: "m",
  rates: { input: 1, output: 2 },
  source: "s",
  asOf: "2026-11-01",
  ...given,
});
const dearer = { input: 3, output: 4 };

test("an unchanged price changes nothing, not even its source", () => {
  expect(appendPeriods([period({})], [period({ source: "newer", asOf: today })], today)).toEqual([period({})]);
});

test("a changed rate closes the period today and opens another", () => {
  expect(appendPeriods([period({})], [period({ rates: dearer })], today)).toEqual([
    period({ to: today }),
    period({ from: today, rates: dearer }),
  ]);
});

test("a change that begins later is planned, and a plan may change until it begins", () => {
  const planned = [period({ to: "2027-01-01" }), period({ from: "2027-01-01", rates: dearer })];
  expect(appendPeriods([period({})], planned, today)).toEqual(planned);
  expect(appendPeriods(planned, [period({})], today)).toEqual([period({})]);
  expect(appendPeriods(planned, [period({})], "2027-02-01")).toEqual([
    period({ to: "2027-01-01" }),
    period({ from: "2027-01-01", to: "2027-02-01", rates: dearer }),
    period({ from: "2027-02-01" }),
  ]);
});

test("a model that no source lists any more keeps its prices", () => {
  const gone = period({ model: "gone" });
  expect(appendPeriods([gone], [period({})], today)).toEqual([gone, period({})]);
});
