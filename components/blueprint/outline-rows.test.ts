import { expect, test } from "vitest";
import { blocksOf, moduleAt, outlineRows, rowAt } from "./outline-rows.ts";
import { readText } from "./read-text.ts";

const text = `# Game

Why.

\`\`\`yaml stack
language: typescript
checks: [tsc --noEmit]
\`\`\`

## Noise

\`\`\`yaml module
id: noise
title: Seeded noise
kind: logic
owns: [src/noise/**]
depends: []
\`\`\`

### Edge cases

\`\`\`ts contract=src/noise/contract.ts
export interface Entry {}
\`\`\`
`;
const { outline, modules, diagnostics } = readText(text, undefined);

test("headings become rows, and the one that opens a section carries its module", () => {
  expect(outlineRows(outline, modules)).toEqual([
    { text: "Game", depth: 1, line: 1, moduleId: null },
    { text: "Noise", depth: 2, line: 10, moduleId: "noise" },
    { text: "Edge cases", depth: 3, line: 20, moduleId: null },
  ]);
});

test("a line of the text belongs to the heading above it and to the module around it", () => {
  const rows = outlineRows(outline, modules);
  expect([1, 9, 10, 21].map((line) => rowAt(rows, line)?.text)).toEqual(["Game", "Game", "Noise", "Edge cases"]);
  expect([9, 10, 24].map((line) => moduleAt(modules, line)?.id)).toEqual([undefined, "noise", "noise"]);
});

test("a module's blocks are those within its section", () => {
  const [noise] = modules;
  expect(noise && blocksOf(outline, noise).map(({ type, path }) => [type, path])).toEqual([
    ["module", undefined],
    ["contract", "src/noise/contract.ts"],
  ]);
  expect(diagnostics.every(({ severity }) => severity === "warning")).toBe(true);
});
