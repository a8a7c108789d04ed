import { expect, test } from "vitest";
import { exportsEntry, scanImports } from "./scan-imports.ts";

test("finds every way to name another file", () => {
  const source = `import type { A } from "./a.ts";
import "./b.ts";
export * from './c.ts';
export type { D }
  from "./d.ts";
type E = import("./e.ts").E;
import f = require("f");
/// <reference path="g.d.ts" />
const h = await import(\`./h.ts\`);
`;
  expect(scanImports(source)).toEqual([
    { specifier: "./a.ts", line: 1 },
    { specifier: "./b.ts", line: 2 },
    { specifier: "./c.ts", line: 3 },
    { specifier: "./d.ts", line: 5 },
    { specifier: "./e.ts", line: 6 },
    { specifier: "f", line: 7 },
    { specifier: "./g.d.ts", line: 8 },
    { specifier: "./h.ts", line: 9 },
  ]);
});

test.each([
  ['// import "./a.ts";'],
  ['/* from "./a.ts" */ export interface A {}'],
  ["const text = 'import \"./a.ts\"';"],
  ['const text = `\nfrom "./a.ts"`;'],
  ['const part = { from: "./a.ts", import: "./b.ts" };'],
  ['Array.from("abc"); loader.import("./a.ts");'],
])("%s names none", (source) => {
  expect(scanImports(source)).toEqual([]);
});

test.each([
  ["export interface Entry { a(): void }", true],
  ["export type Entry = typeof import('./a.ts');", true],
  ["export interface Entry<T = 1> extends Other {}", true],
  ["export declare interface Entry {}", true],
  ["interface Entry {}", false],
  ["export interface EntryPoint {}", false],
  ["// export interface Entry {}", false],
  ["export const Entry = 1;", false],
])("%s exports Entry: %s", (source, expected) => {
  expect(exportsEntry(source)).toBe(expected);
});
