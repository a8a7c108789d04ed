import type { DiagnosticCase } from "./sketch-fixtures.ts";

/** Blocks, sections and dependencies: for each code a document that has it, and one close by that has not. */
export const structureCases: Record<string, readonly DiagnosticCase[]> = {
  "yaml-invalid": [
    {
      has: [["kind: content", "kind: contents"]],
      not: [["kind: content", "kind: infra"]],
      line: "kind: contents",
      message: "`kind` must be one of logic, ui, content, test, docs, infra.",
    },
    {
      has: [["kind: content", "king: content"]],
      not: [],
      line: "king: content",
      message: "The key `king` is unknown. Known are id, title, kind,",
    },
    {
      has: [["kind: content", "kind: content\nkind: logic"]],
      not: [],
      line: "kind: logic\nowns: [src/blocks",
      message: "The key `kind` is there twice; keep one.",
    },
    {
      has: [["title: Kinds of blocks and chunks", "title: Blocks: kinds"]],
      not: [["title: Kinds of blocks and chunks", 'title: "Blocks: kinds"']],
      line: "title: Blocks: kinds",
    },
    {
      has: [["title: Kinds of blocks and chunks", "title: 7"]],
      not: [["title: Kinds of blocks and chunks", 'title: "7"']],
      line: "title: 7",
      message: "`title` must be text, not 7; put it in quotes.",
    },
    {
      has: [["title: Kinds of blocks and chunks", "title: &a Kinds"]],
      not: [],
      line: "title: &a Kinds",
      message: "anchor",
    },
    {
      has: [["owns: [src/blocks/**]", "owns: [*.md]"]],
      not: [["owns: [src/blocks/**]", 'owns: ["src/blocks/**"]']],
      line: "owns: [*.md]",
      message: "alias",
    },
    {
      has: [["title: Kinds of blocks and chunks", "title: !secret Kinds"]],
      not: [],
      line: "title: !secret Kinds",
      message: "tag",
    },
    {
      has: [["owns: [src/blocks/**]", "owns: src/blocks/**"]],
      not: [],
      line: "owns: src/blocks/**",
      message: "write it in brackets: [src/blocks/**].",
    },
    {
      has: [["reads: []  ", "reads:  "]],
      not: [],
      line: "reads: ",
      message: "`reads` has no value; write [] for an empty list, or remove the line.",
    },
    {
      has: [["  - id: air-is-zero", "  - id: air-is-zero\n    when: now"]],
      not: [],
      line: "when: now",
      message: "`acceptance[1]` has the unknown key `when`; remove it.",
    },
    {
      has: [["  - id: air-is-zero", "  - id: contract"]],
      not: [["  - id: air-is-zero", "  - id: contracts"]],
      line: "- id: contract",
      message: "choose another",
    },
    { has: [["language: typescript", "language: [typescript]"]], not: [], line: "language: [typescript]" },
    {
      has: [["  serve: dist", "  serve: { command: node x.js }"]],
      not: [["  serve: dist", "  serve: { command: node x.js, port: 80 }"]],
      line: "serve: { command",
    },
    { has: [["id: blocks\ntitle", "\tid: blocks\ntitle"]], not: [] },
    { has: [["id: noise\n", "id: noise\n---\nid: other\n"]], not: [] },
  ],
  "stack-missing": [
    {
      has: [["```yaml stack", "```yaml stacks"]],
      not: [
        ["```yaml stack", "````yaml stack"],
        ["{ command: …, port: … }\n```", "\n````"],
      ],
    },
  ],
  "stack-duplicate": [
    {
      has: [
        [
          "```json file=package.json",
          "```yaml stack\nlanguage: go\nchecks: [go vet]\n```\n\n```json file=package.json",
        ],
      ],
      not: [],
      line: "```yaml stack\nlanguage: go",
    },
  ],
  "no-modules": [
    {
      has: [
        ["```yaml module", "```yaml mod"],
        ["```yaml module", "```yaml mod"],
        ["```yaml module", "```yaml mod"],
      ],
      not: [],
      also: "block-outside-section",
    },
  ],
  "module-id-invalid": [
    {
      has: [
        ["id: blocks\n", "id: The Blocks\n"],
        ["[noise, blocks]", "[noise]"],
      ],
      not: [
        ["id: blocks\n", "id: blocks-2\n"],
        ["[noise, blocks]", "[noise, blocks-2]"],
      ],
      line: "id: The Blocks",
    },
  ],
  "module-id-duplicate": [
    {
      has: [
        ["id: blocks\n", "id: noise\n"],
        ["[noise, blocks]", "[noise]"],
      ],
      not: [],
      line: "id: noise\ntitle: Kinds",
    },
  ],
  "section-missing": [
    {
      has: [
        [
          "# Voxel World\n",
          "```yaml module\nid: first\nowns: [first/**]\nacceptance: [{ id: a, says: It is., run: node a.ts }]\n```\n\n# Voxel World\n",
        ],
      ],
      not: [],
      line: "```yaml module\nid: first",
    },
  ],
  "section-shared": [
    { has: [["## Blocks\n", "Blocks\n"]], not: [["## Blocks\n", "Blocks\n---\n"]], line: "```yaml module\nid: blocks" },
  ],
  "section-nested": [
    {
      has: [["## Blocks\n", "### Blocks\n"]],
      not: [["Octaves are not its concern.", "### More\n\nOctaves are not its concern."]],
      line: "### Blocks",
    },
  ],
  "block-outside-section": [
    {
      has: [["# Voxel World\n", "# Voxel World\n\n```ts guard=src/noise/a.test.ts\n```\n"]],
      not: [["## Blocks\n", "```ts guard=src/noise/a.test.ts\n```\n\n## Blocks\n"]],
      line: "```ts guard=src/noise/a.test.ts",
    },
    {
      has: [["## Blocks\n", "```css file=a.css\n```\n\n## Blocks\n"]],
      not: [["## Blocks\n", "## Style\n\n```css file=a.css\n```\n\n## Blocks\n"]],
      line: "```css file=a.css",
    },
  ],
  "dependency-unknown": [
    {
      has: [["depends: [noise, blocks]", "depends: [nois, blocks]"]],
      not: [["depends: [noise, blocks]", "depends: [blocks, noise]"]],
      line: "depends: [nois, blocks]",
      message: "Did you mean noise?",
    },
  ],
  "dependency-cycle": [
    {
      has: [["depends: []", "depends: [terrain]"]],
      not: [],
      line: "depends: [terrain]",
      message: "noise → terrain → noise",
    },
    {
      has: [["depends: []", "depends: [noise]"]],
      not: [],
      line: "depends: [noise]",
      message: "noise depends on itself",
    },
  ],
};
