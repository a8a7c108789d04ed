import type { Outline } from "#lib/domain/blueprint/outline.ts";
import type { ReadModule } from "./read-text.ts";

/** A line of the outline: a heading, and the module whose section it opens. */
export interface OutlineRow {
  readonly text: string;
  readonly depth: number;
  readonly line: number;
  readonly moduleId: string | null;
}

/** Headings in their order; a module's title stands for the heading that its section starts with. */
export function outlineRows(outline: Outline, modules: readonly ReadModule[]): readonly OutlineRow[] {
  const byLine = new Map(modules.map((module) => [module.lines.from, module.id]));
  return outline.headings.map(({ text, depth, line }) => ({ text, depth, line, moduleId: byLine.get(line) ?? null }));
}

/** The row that a line of the text lies under; undefined above the first heading. */
export function rowAt(rows: readonly OutlineRow[], line: number): OutlineRow | undefined {
  return rows.findLast((row) => row.line <= line);
}

/** The module whose section holds the line. */
export function moduleAt(modules: readonly ReadModule[], line: number): ReadModule | undefined {
  return modules.find(({ lines }) => lines.from <= line && line <= lines.to);
}

/** Estimated tokens of what lies within the lines of a module, by block. */
export function blocksOf(outline: Outline, { lines }: Pick<ReadModule, "lines">): Outline["blocks"] {
  return outline.blocks.filter((block) => block.lines.from >= lines.from && block.lines.to <= lines.to);
}
