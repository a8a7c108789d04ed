import type { LineRange } from "./blueprint.ts";
import type { Fence, Heading } from "./scan-blocks.ts";

/** A module's part of the document: from the nearest heading above its block to the next of that level or higher. */
export interface Section {
  readonly heading?: Heading;
  readonly lines: LineRange;
  /** Its `yaml module` blocks; exactly one in a sound document. */
  readonly blocks: readonly Fence[];
}

/** The sections of the given `yaml module` blocks, in document order. */
export function findSections(
  headings: readonly Heading[],
  blocks: readonly Fence[],
  lineCount: number,
): readonly Section[] {
  const sections = new Map<Heading, { heading: Heading; lines: LineRange; blocks: Fence[] }>();
  const orphans: Section[] = [];
  for (const block of blocks) {
    const index = lastBefore(headings, block.lines.from);
    const heading = headings[index];
    if (heading === undefined) {
      orphans.push({ lines: block.lines, blocks: [block] });
      continue;
    }
    const known = sections.get(heading);
    if (known !== undefined) known.blocks.push(block);
    else {
      const next = headings.slice(index + 1).find((other) => other.depth <= heading.depth);
      const lines = { from: heading.lines.from, to: (next?.lines.from ?? lineCount + 1) - 1 };
      sections.set(heading, { heading, lines, blocks: [block] });
    }
  }
  return [...orphans, ...sections.values()];
}

/** The section that a line stands in: the innermost, where sections wrongly nest. */
export function sectionAt(sections: readonly Section[], line: number): Section | undefined {
  return sections.findLast((section) => section.lines.from <= line && line <= section.lines.to);
}

function lastBefore(headings: readonly Heading[], line: number): number {
  let low = 0;
  let high = headings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((headings[middle]?.lines.from ?? 0) < line) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
