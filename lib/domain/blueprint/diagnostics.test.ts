import { describe, expect, test } from "vitest";
import { type DiagnosticCode, errorCodes, warningCodes } from "./blueprint.ts";
import { parseBlueprint } from "./parse-blueprint.ts";
import { pathCases } from "./path-diagnostic-fixtures.ts";
import { contractOf, type Edit, edited, owns, python } from "./sketch-fixtures.ts";
import { structureCases } from "./structure-diagnostic-fixtures.ts";
import { warningCases } from "./warning-diagnostic-fixtures.ts";

const diagnosticCases = { ...structureCases, ...pathCases, ...warningCases };

function lineOf(text: string, needle: string): number {
  return text.slice(0, text.indexOf(needle)).split("\n").length;
}

describe.each(Object.entries(diagnosticCases))("%s", (code, examples) => {
  test.each(examples)("case %#", ({ has, not, line, message, also }) => {
    const text = edited(...has);
    const { diagnostics } = parseBlueprint(text);
    const found = diagnostics.filter((diagnostic) => diagnostic.code === code);
    expect(found.length, JSON.stringify(diagnostics, undefined, 1)).toBeGreaterThan(0);
    // One slip is one message: no other error follows from it.
    const others = diagnostics.filter((diagnostic) => diagnostic.severity === "error" && diagnostic.code !== code);
    expect(others.filter((diagnostic) => diagnostic.code !== also)).toEqual([]);
    if (line !== undefined) expect(found[0]?.lines.from).toBe(lineOf(text, line));
    if (message !== undefined) expect(found[0]?.message).toContain(message);
    expect(found[0]?.severity).toBe((errorCodes as readonly string[]).includes(code) ? "error" : "warning");
    const near = parseBlueprint(edited(...not)).diagnostics;
    expect(near.filter((diagnostic) => diagnostic.code === code)).toEqual([]);
  });
});

test("every code is tried", () => {
  expect(Object.keys(diagnosticCases).sort()).toEqual([...errorCodes, ...warningCodes].sort());
});

const fixes: readonly (readonly [DiagnosticCode, readonly Edit[]])[] = [
  ["dependency-unknown", [["depends: [noise, blocks]", "depends: [nois, blocks]"]]],
  ["glob-unsupported", [["owns: [src/blocks/**]", "owns: [src/blocks/]"]]],
  ["entry-outside-owns", [["entry: src/blocks/index.ts", "entry: src/index.ts"]]],
  ["guard-outside-owns", [["guard=src/terrain/same", "guard=test/terrain/same"]]],
  ["contract-outside-owns", [["## Blocks", contractOf("src/noises/contract.ts")], owns]],
  ["contract-import-unknown", [['from "../blocks/contract.ts"', 'from "../block/contract.ts"']]],
  ["criterion-duplicate", [["- id: seams", "- id: same-seed"]]],
  ["contract-missing", [["```ts contract=src/terrain/contract.ts", "```ts"]]],
  ["stack-missing", [["```yaml stack", "```yaml stacks"]]],
  [
    "module-id-invalid",
    [
      ["id: blocks\n", "id: The Blocks\n"],
      ["[noise, blocks]", "[noise]"],
    ],
  ],
  ["yaml-invalid", [["owns: [src/blocks/**]", "owns: [*.md, src/blocks/**]"]]],
  ["yaml-invalid", [["title: Kinds of blocks and chunks", "title: Blocks: kinds"]]],
  [
    "reads-unknown",
    [
      ["depends: [noise, blocks]", "depends: [blocks]"],
      ["reads: []  ", "reads: [src/noise/a.ts]  "],
    ],
  ],
  [
    "uses-unknown",
    [
      ...python("```python guard=src/noise/test_noise.py\n```\n\n"),
      ["contract=src/noise/contract.py", "contract=src/noise/contract.py uses=src/block/contract.ts"],
    ],
  ],
];

test.each(fixes)("the quick fix of %s takes it away", (code, edits) => {
  const text = edited(...edits);
  const diagnostic = parseBlueprint(text).diagnostics.find((candidate) => candidate.code === code);
  const fix = diagnostic?.fix;
  if (fix === undefined) throw new Error(`no fix for ${JSON.stringify(diagnostic)}`);
  const lines = text.split("\n");
  lines.splice(fix.lines.from - 1, fix.lines.to - fix.lines.from + 1, ...fix.text.split("\n"));
  const after = parseBlueprint(lines.join("\n")).diagnostics;
  expect(after.filter((candidate) => candidate.code === code)).toEqual([]);
});

test("a document that is too large to be read says so", () => {
  const { blueprint, diagnostics } = parseBlueprint("x".repeat(2_000_001));
  expect(blueprint).toBeUndefined();
  expect(diagnostics).toEqual([
    {
      code: "too-long",
      severity: "error",
      message: "The document has 2000001 characters; at most 2000000 are read. Shorten it.",
      lines: { from: 1, to: 1 },
    },
  ]);
});
