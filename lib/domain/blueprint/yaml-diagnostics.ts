import type { Diagnostic, LineRange } from "./blueprint.ts";
import { diagnose } from "./blueprint-source.ts";
import { replaceOnLines } from "./quick-fix.ts";
import type { YamlReading } from "./read-yaml.ts";
import type { Fence } from "./scan-blocks.ts";

/** Lines of the document for lines of a block whose fence opens in line `from`. */
export function toLines(from: number, inside: LineRange): LineRange {
  return { from: from + inside.from, to: from + inside.to };
}

/** The problems of a YAML block, in the document's lines. */
export function yamlDiagnostics(
  lines: readonly string[],
  block: Fence,
  reading: YamlReading,
  moduleId?: string,
): Diagnostic[] {
  return reading.problems.map(({ message, lines: inside, replace }) => {
    // A fence that is opened in the last line has no line inside to point at.
    const { from, to } = toLines(block.lines.from, inside);
    const range = { from: Math.min(from, block.lines.to), to: Math.min(to, block.lines.to) };
    const fix =
      replace === undefined ? undefined : replaceOnLines(lines, range, replace.title, replace.from, replace.to);
    return diagnose("yaml-invalid", range, message, { moduleId, fix });
  });
}
