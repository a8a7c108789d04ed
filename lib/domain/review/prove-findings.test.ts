import { expect, test } from "vitest";
import { findQuote, proveFindings } from "./prove-findings.ts";
import type { VerdictFinding } from "./verdict.ts";

const content = "const a = 1;\n\nfunction height(x: number) {\n  return  x *\n    2;\n}\n";

const evidence = {
  files: [{ path: "src/a.ts", content }],
  criteriaOf: (path: string) => (path.startsWith("src/") ? new Set(["same-seed"]) : undefined),
};

const finding: VerdictFinding = {
  severity: "major",
  path: "src/a.ts",
  quote: "return x * 2;",
  claim: "It doubles.",
  breaks: "same-seed",
  fix: "",
};

test.each([
  ["const a = 1;", 1],
  ["return x *\n2;", 4],
  ["returnx*2", 4],
  ["function height(x: number) { return x * 2; }", 3],
  ["return x * 3;", undefined],
  ["return … 2;", undefined],
  ["}", undefined],
])("the quote %j begins in line %s", (quote, line) => {
  expect(findQuote(quote, content)?.line).toBe(line);
});

test("a character outside the basic plane does not shift the line", () => {
  expect(findQuote("const b", "// 😀😀😀\n\nconst b = 1;\n")).toEqual({ line: 3, lastLine: 3 });
  expect(findQuote("return x * 2; }", content)).toEqual({ line: 4, lastLine: 6 });
});

test.each<[string, Partial<VerdictFinding>, object]>([
  ["a quote that occurs", {}, { proven: true, line: 4 }],
  ["a quote with line numbers", { quote: "4|   return  x *\n5|     2;" }, { proven: true, line: 4 }],
  ["a contract that is broken", { breaks: "contract" }, { proven: true, line: 4 }],
  ["something missing, against a criterion", { quote: " " }, { proven: true }],
  ["something missing in a file that is not there yet", { quote: "", path: "src/b.ts" }, { proven: true }],
  [
    "a quote that does not occur",
    { quote: "return x * 3;" },
    { proven: false, problem: "The quoted text does not occur in src/a.ts." },
  ],
  ["an unknown criterion", { breaks: "speed" }, { proven: false, problem: "There is no criterion speed." }],
  [
    "something missing, against the section",
    { quote: "", breaks: "section" },
    { proven: false, problem: "Something missing is claimed against a criterion; this claim names none." },
  ],
  [
    "another module's file",
    { path: "lib/x.ts" },
    { proven: false, problem: "lib/x.ts is not among the files under review." },
  ],
  [
    "a file that is not there",
    { path: "src/b.ts" },
    { proven: false, problem: "There is no file src/b.ts to quote from." },
  ],
])("%s", (_, change, expected) => {
  const claim = { ...finding, ...change };
  expect(proveFindings([claim], evidence)).toEqual([{ ...claim, inChange: true, ...expected }]);
});

const inChange = (before: string | undefined, change: Partial<VerdictFinding> = {}) => {
  const then = before === undefined ? [] : [{ path: "src/a.ts", content: before }];
  return proveFindings([{ ...finding, ...change }], { ...evidence, before: then })[0]?.inChange;
};

test.each<[string, string | undefined, boolean]>([
  ["that are as they were", content, false],
  ["that moved down unchanged", content.replace("const a = 1;\n", ""), false],
  ["that were changed", content.replace("x *", "y *"), true],
  ["below which a line was taken out", content.replace("2;\n", "2;\n  // never\n"), true],
  ["above which a line was put in", content.replace("function height(x: number) {\n", ""), true],
  ["whose indentation changed", content.replace("  return", " return"), true],
  ["of a file that is new", undefined, true],
])("a later review quotes lines %s", (_, before, expected) => {
  expect(inChange(before)).toBe(expected);
});

test("at the ends of a file a line that was taken out is noticed as well", () => {
  expect(inChange(`import "./seed.ts";\n${content}`, { quote: "const a = 1;" })).toBe(true);
  expect(inChange(content, { quote: "const a = 1;" })).toBe(false);
});

test("what is missing is in the change when its file is", () => {
  expect(inChange(content, { quote: "" })).toBe(false);
  expect(inChange(`${content}// more\n`, { quote: "" })).toBe(true);
  expect(inChange(content, { quote: "", path: "src/never-there.ts" })).toBe(false);
});

test("to a first review everything is new", () => {
  expect(proveFindings([finding], evidence)[0]?.inChange).toBe(true);
});
