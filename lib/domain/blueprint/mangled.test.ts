import fc from "fast-check";
import { expect, test } from "vitest";
import { builderPacket } from "./builder-packet.ts";
import { cleanDraft } from "./draft.ts";
import { impact } from "./impact.ts";
import { outline } from "./outline.ts";
import { parseBlueprint } from "./parse-blueprint.ts";
import { sketch } from "./sketch-fixtures.ts";

/** One way to spoil a text; numbers are taken modulo what there is. */
type Spoil = (text: string, a: number, b: number, insert: string) => string;

const onLines =
  (change: (lines: string[], a: number, b: number, insert: string) => string[]): Spoil =>
  (text, a, b, insert) => {
    const lines = text.split("\n");
    return change(lines, a % lines.length, b % lines.length, insert).join("\n");
  };

const spoils: readonly Spoil[] = [
  (text, a, b) => text.slice(0, a % (text.length + 1)) + text.slice(b % (text.length + 1)),
  (text, a, b) => text.slice(0, a % (text.length + 1)) + text.slice(Math.min(a, b) % (text.length + 1)),
  (text, a, _, insert) => text.slice(0, a % (text.length + 1)) + insert + text.slice(a % (text.length + 1)),
  onLines((lines, a) => lines.toSpliced(a, 1)),
  onLines((lines, a) => lines.toSpliced(a, 0, lines[a] ?? "")),
  onLines((lines, a, b) => lines.with(a, lines[b] ?? "").with(b, lines[a] ?? "")),
  onLines((lines, a, _, insert) => lines.toSpliced(a, 0, insert)),
  onLines((lines, a, _, insert) => lines.with(a, insert + (lines[a] ?? ""))),
  onLines((lines, a, b) => lines.toSpliced(Math.min(a, b), 0, ...lines.slice(b, b + 20))),
];

const insert = fc.oneof(
  fc.constantFrom(
    "```",
    "````yaml module",
    "~~~",
    "# ",
    "## X",
    "> ",
    "- ",
    "\t",
    "<!-- note -->",
    "<!-- /note -->",
    "<script>",
    "---",
    "&a ",
    "*a",
  ),
  fc.constantFrom(
    "id: ",
    "depends: [terrain]",
    "owns: [**]",
    "{{",
    "[[[",
    "…",
    "\u0000",
    "\uFEFF",
    "\r",
    "__proto__: 1",
    "constructor: []",
  ),
  fc.constantFrom(
    "import x from '../../..';",
    "```ts contract=../x",
    "uses=",
    "file=",
    "guard=con",
    "?: {a",
    "- - -",
    "!!js/function x",
  ),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)), maxLength: 5 }),
);

const step = fc.tuple(fc.constantFrom(...spoils), fc.nat(20_000), fc.nat(20_000), insert);

test("1,000 mangled documents are read without a throw, and something is always said about them", () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
      const text = steps.reduce((now, [spoil, a, b, piece]) => spoil(now, a, b, piece), sketch);
      const { blueprint, diagnostics } = parseBlueprint(text);
      expect(blueprint !== undefined || diagnostics.length > 0).toBe(true);
      const count = text.replace(/\r\n?/g, "\n").split("\n").length;
      for (const { lines, message, fix } of diagnostics) {
        expect(
          lines.from >= 1 && lines.to >= lines.from && lines.to <= count,
          `${message} ${JSON.stringify(lines)} of ${count}`,
        ).toBe(true);
        expect(fix === undefined || (fix.lines.from >= 1 && fix.lines.to <= count)).toBe(true);
      }
      outline(cleanDraft(text).text);
      if (blueprint === undefined) return;
      expect(impact(blueprint, blueprint).filter(({ impact: kind }) => kind !== "unchanged")).toEqual([]);
      for (const { id } of blueprint.modules) {
        for (const context of ["slice", "whole"] as const) {
          builderPacket({ blueprint, moduleId: id, context, nonce: "7f3a", reads: [], existing: [] });
        }
      }
    }),
    { numRuns: 1000 },
  );
}, 120_000);

/** Texts on which a careless pattern takes the square of their length: hours, where these are read at once. */
const long = 300_000;
const hostile: Readonly<Record<string, string>> = {
  backticks: "`".repeat(long),
  "backticks around a note": `${"`".repeat(long)}<!-- note -->`,
  spaces: `# a${" ".repeat(long)}b`,
  marks: `# ${"#".repeat(long)}x`,
  "an opening fence": `\`\`\`${" ".repeat(long)}x`,
  "a fence with backticks": `${"`".repeat(long)}a\``,
  "a contract of quotes": sketch.replace("createNoise", () => `'${"\\'".repeat(long)}`),
  "a contract of comments": sketch.replace("createNoise", () => "/*".repeat(long)),
  "a YAML line": sketch.replace("title: Value noise", () => `title: a: ${" ".repeat(40_000)}: b`),
  "many patterns": sketch.replace(
    "[src/noise/**]",
    () => `[${Array.from({ length: 99 }, (_, index) => `"{a,b}{c,d}{e,f}${index}"`).join(", ")}]`,
  ),
  dependencies: sketch.replace("depends: []", () => `depends: [${"x, ".repeat(15_000)}x]`),
  notes: "<!-- note -->".repeat(long / 10),
  fences: "```\n".repeat(long / 4),
  headings: "# a\n".repeat(long / 4),
};

test.each(Object.keys(hostile))("%s without end are read at once", (name) => {
  const text = hostile[name] ?? "";
  const { blueprint, diagnostics } = parseBlueprint(text);
  expect(blueprint !== undefined || diagnostics.length > 0).toBe(true);
  expect(cleanDraft(text).text.length).toBeGreaterThan(0);
});

test.each([
  ["nothing", ""],
  ["white space", " \n\t\n"],
  ["a megabyte of one character", "x".repeat(1_000_000)],
  ["a megabyte of nested lists", "- ".repeat(500_000)],
  ["a megabyte of deep YAML", `# A\n\n\`\`\`yaml module\n${"[".repeat(49_000)}\n\`\`\`\n`],
  ["YAML that refers to itself", "# A\n\n```yaml module\nid: &a [*a, *a]\nowns: *a\n```\n"],
  ["markup", "# <script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n"],
])("%s is no blueprint, and that is said", (_, text) => {
  const { blueprint, diagnostics } = parseBlueprint(text);
  expect(blueprint).toBeUndefined();
  expect(diagnostics.some(({ severity }) => severity === "error")).toBe(true);
});
