import { readFileSync } from "node:fs";
import type { DiagnosticCode } from "./blueprint.ts";

export const sketch = readFileSync(new URL("./fixtures/voxel-sketch.md", import.meta.url), "utf8");

/** Replaces the first occurrence, which has to be there. */
export type Edit = readonly [from: string, to: string];

/** The sketch with edits in it. */
export function edited(...edits: readonly Edit[]): string {
  return edits.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`not in the sketch: ${from}`);
    return text.replace(from, () => to);
  }, sketch);
}

export const owns: Edit = ["owns: [src/noise/**]", "owns: [src/noise/**, src/noise.md]"];
export const contractOf = (path: string) => `\`\`\`ts contract=${path}\nexport interface Other {}\n\`\`\`\n\n## Blocks`;
export const words = (count: number) => Array.from({ length: count }, () => "word").join(" ");
export const criteria = (count: number) =>
  `acceptance:\n${Array.from({ length: count }, (_, index) => `  - id: c${index}\n    says: It is ${index}.\n    run: node x.ts`).join("\n")}\n`;
export const rangeCriterion =
  "acceptance:\n  - id: range\n    says: Every value lies between 0 and 1.\n    run: node --test src/noise/range.test.ts\n";
export const python = (guard: string): readonly Edit[] => [
  ["```ts contract=src/noise/contract.ts", "```python contract=src/noise/contract.py"],
  ['import type { Chunk } from "../blocks/contract.ts";', 'import type { Chunk } from "../blocks/contract.ts";\n'],
  ["## Blocks", `${guard}## Blocks`],
];

export interface DiagnosticCase {
  readonly has: readonly Edit[];
  readonly not: readonly Edit[];
  /** Text of the line that the diagnostic is on. */
  readonly line?: string;
  readonly message?: string;
  /** An error that cannot but follow. */
  readonly also?: DiagnosticCode;
}
