import { criteria, type DiagnosticCase, python, rangeCriterion, words } from "./sketch-fixtures.ts";

/** Warnings: for each code a document that has it, and one close by that has not. */
export const warningCases: Record<string, readonly DiagnosticCase[]> = {
  "too-long": [
    {
      has: [["## Purpose and limits\n", `## Purpose and limits\n\n${words(5000)}\n`]],
      not: [
        [
          "## Purpose and limits\n",
          `## Purpose and limits\n\n\`\`\`text\n${words(6000)}\n\`\`\`\n\n<!-- note -->${words(6000)}<!-- /note -->\n`,
        ],
      ],
    },
  ],
  "contract-missing": [
    {
      has: [["```ts contract=src/terrain/contract.ts", "```ts"]],
      not: [
        ["```ts contract=src/terrain/contract.ts", "```ts"],
        ["kind: logic                    #", "kind: docs #"],
      ],
      line: "```yaml module\nid: terrain",
    },
  ],
  "contract-unenforced": [
    {
      has: [["export interface Entry {\n  createNoise", "export interface Exit {\n  createNoise"]],
      not: [
        [
          "export interface Entry {\n  createNoise(seed: number): Noise;\n}",
          "export type Entry = { createNoise(seed: number): Noise };",
        ],
      ],
      line: "```ts contract=src/noise/contract.ts",
    },
    { has: [["entry: src/blocks/index.ts\n", ""]], not: [], message: "no `entry`" },
    {
      has: python(""),
      not: python("```python guard=src/noise/test_noise.py\n```\n\n"),
      message: "only a test can enforce it",
    },
  ],
  "acceptance-missing": [{ has: [[rangeCriterion, ""]], not: [], line: "```yaml module\nid: noise" }],
  "acceptance-without-command": [
    {
      has: [["    run: node --test src/noise/range.test.ts\n", ""]],
      not: [
        ["    run: node --test src/terrain/same-seed.test.ts\n", ""],
        ["    says: Neighbouring chunks meet without a seam.", "    says: They meet.\n    run: node a.ts"],
      ],
      line: "acceptance:\n  - id: range",
    },
  ],
  "module-too-large": [
    {
      has: [["Octaves are not its concern.", words(1500)]],
      not: [["Octaves are not its concern.", words(1300)]],
      line: "```yaml module\nid: noise",
    },
    { has: [[rangeCriterion, criteria(13)]], not: [[rangeCriterion, criteria(12)]], message: "it has 13 criteria" },
  ],
  "vague-wording": [
    {
      has: [["Every value lies", "Every value properly lies"]],
      not: [["Every value lies", "Every fastener lies"]],
      line: "says: Every value properly",
      message: "“properly”",
    },
  ],
  "check-missing": [
    { has: [["  - tsc --noEmit\n  - node --test\n", "  []\n"]], not: [["  - tsc --noEmit\n", ""]], line: "checks: " },
  ],
};
