import { expect, test } from "vitest";
import type { FindingView } from "#lib/domain/api/build.ts";
import { filterFindings } from "./finding-filter.ts";

const finding = (key: string, change: Partial<FindingView> = {}): FindingView => ({
  id: key,
  key,
  status: "open",
  severity: "major",
  path: "src/a.ts",
  line: 1,
  quote: "",
  claim: key,
  breaks: "section",
  fix: "",
  round: 1,
  author: "reviewer",
  answer: null,
  ruling: null,
  ...change,
});
const findings = [
  finding("f1", { status: "fixed", severity: "blocker" }),
  finding("f2", { severity: "minor" }),
  finding("f3", { severity: "blocker", round: 2 }),
  finding("f4", { status: "contested" }),
  finding("f5", { status: "unproven" }),
];
const keys = (filter: Parameters<typeof filterFindings>[1], round?: number) =>
  filterFindings(findings, filter, round).map(({ key }) => key);

test("unresolved are those that nobody has settled, heaviest first", () => {
  expect(keys("unresolved")).toEqual(["f3", "f4", "f2"]);
});

test("all of them, the settled ones last", () => {
  expect(keys("all")).toEqual(["f3", "f4", "f2", "f1", "f5"]);
});

test("those that one round raised", () => {
  expect(keys("round", 2)).toEqual(["f3"]);
});
