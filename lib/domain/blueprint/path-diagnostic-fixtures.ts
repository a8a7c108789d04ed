import { contractOf, type DiagnosticCase, python } from "./sketch-fixtures.ts";

/** Ownership, files, contracts and criteria: for each code a document that has it, and one close by that has not. */
export const pathCases: Record<string, readonly DiagnosticCase[]> = {
  "owns-empty": [
    { has: [["owns: [src/blocks/**]", "owns: []"]], not: [], line: "owns: []" },
    { has: [["owns: [src/blocks/**]\n", ""]], not: [] },
  ],
  "owns-overlap": [
    {
      has: [["owns: [src/blocks/**]", "owns: [src/blocks/**, src/*/Index.ts]"]],
      not: [["owns: [src/blocks/**]", "owns: [src/blocks/**, src/*.ts]"]],
      line: "src/*/Index.ts",
      message: "noise and blocks would both own src/noise/Index.ts.",
    },
  ],
  "glob-unsupported": [
    {
      has: [["owns: [src/blocks/**]", "owns: [src/blocks/]"]],
      not: [["owns: [src/blocks/**]", 'owns: ["src/{blocks,block-data}/**"]']],
      line: "owns: [src/blocks/]",
      message: "Write src/blocks/**.",
    },
  ],
  "file-owned": [
    {
      has: [["owns: [src/blocks/**]", "owns: [src/blocks/**, '*.html']"]],
      not: [["owns: [src/blocks/**]", "owns: [src/blocks/**, '*.css']"]],
      line: "```html file=index.html",
    },
  ],
  "entry-outside-owns": [
    {
      has: [["entry: src/blocks/index.ts", "entry: src/index.ts"]],
      not: [["entry: src/blocks/index.ts", "entry: src/blocks/a/b.ts"]],
      line: "entry: src/index.ts",
    },
  ],
  "contract-outside-owns": [
    {
      has: [["## Blocks", contractOf("src/noises/contract.ts")]],
      not: [["## Blocks", contractOf("src/noise/other.ts")]],
      line: "```ts contract=src/noises/contract.ts",
    },
  ],
  "contract-duplicate-path": [
    {
      has: [["## Blocks", contractOf("src/noise/Contract.ts")]],
      not: [["## Blocks", contractOf("src/noise/contracts.ts")]],
      line: "```ts contract=src/noise/Contract.ts",
    },
    { has: [["## Blocks", contractOf("src/noise/contract.check.ts")]], not: [], line: "contract.check.ts" },
  ],
  "contract-import-unknown": [
    {
      has: [['from "../blocks/contract.ts"', 'from "../block/contract.ts"']],
      not: [['from "../blocks/contract.ts"', 'from "../blocks/contract"']],
      line: 'from "../block/contract.ts"',
      message: "Did you mean ../blocks/contract.ts?",
    },
    {
      has: [['from "../blocks/contract.ts"', 'from "../blocks/index.ts"']],
      not: [['from "../blocks/contract.ts"', 'from "../../index.html"']],
    },
    {
      has: [['from "../blocks/contract.ts"', 'from "three"']],
      not: [
        ['from "../blocks/contract.ts"', 'from "three"'],
        ['"type": "module" }', '"type": "module", "dependencies": { "@types/three": "1" } }'],
      ],
      message: "`file=package.json` block does not name it",
    },
    {
      has: [['from "../blocks/contract.ts"', 'from "node.fs"']],
      not: [['from "../blocks/contract.ts"', 'from "node:fs"']],
    },
    {
      has: [['from "../blocks/contract.ts"', 'from "../../../etc/x.ts"']],
      not: [["import type { Chunk }", '// from "../nowhere.ts"\nimport type { Chunk }']],
      message: "leads out of the project",
    },
  ],
  "guard-outside-owns": [
    {
      has: [["guard=src/terrain/same", "guard=test/terrain/same"]],
      not: [["guard=src/terrain/same", "guard=src/terrain/test/same"]],
      line: "```ts guard=test/terrain",
    },
  ],
  "reads-unknown": [
    {
      has: [["reads: []  ", "reads: [src/other/a.ts]  "]],
      not: [["reads: []  ", "reads: [src/noise/hash.ts, tsconfig.json, src/blocks/contract.ts]  "]],
      line: "reads: [src/other/a.ts]",
      message: "no module owns",
    },
    { has: [["reads: []  ", "reads: [src/terrain/a.ts]  "]], not: [] },
    {
      has: [
        ["depends: [noise, blocks]", "depends: [blocks]"],
        ["reads: []  ", "reads: [src/noise/a.ts]  "],
      ],
      not: [],
      message: "does not depend on noise",
    },
  ],
  "uses-unknown": [
    {
      has: [
        ...python("```python guard=src/noise/test_noise.py\n```\n\n"),
        ["contract=src/noise/contract.py", "contract=src/noise/contract.py uses=src/block/contract.ts"],
      ],
      not: [
        ...python("```python guard=src/noise/test_noise.py\n```\n\n"),
        ["contract=src/noise/contract.py", "contract=src/noise/contract.py uses=src/blocks/contract.ts,tsconfig.json"],
      ],
      line: "uses=src/block/contract.ts",
    },
  ],
  "file-duplicate": [
    {
      has: [["```html file=index.html", "```json file=TSCONFIG.json\n{}\n```\n\n```html file=index.html"]],
      not: [],
      line: "```json file=TSCONFIG.json",
    },
  ],
  "criterion-duplicate": [
    {
      has: [["- id: seams", "- id: same-seed"]],
      not: [["- id: seams", "- id: range"]],
      line: "- id: same-seed\n    says: Neigh",
    },
  ],
  "path-unsafe": [
    {
      has: [["file=index.html", "file=../index.html"]],
      not: [["file=index.html", "file=public/index.html"]],
      line: "```html file=../index.html",
    },
    { has: [["file=index.html", "file=package-lock.json"]], not: [], message: "made by the engine" },
    { has: [["entry: src/blocks/index.ts", "entry: /src/blocks/index.ts"]], not: [], line: "entry: /src" },
    { has: [["owns: [src/blocks/**]", "owns: [../blocks/**]"]], not: [], line: "owns: [../blocks/**]" },
    { has: [["reads: []  ", "reads: [src/noise/../x]  "]], not: [], line: "reads: [" },
    { has: [["guard=src/terrain/same-seed.test.ts", "guard=src/terrain/.git/x"]], not: [] },
  ],
};
