import type { LineRange } from "./blueprint.ts";
import { type FenceRole, readFenceInfo } from "./fence-info.ts";
import { withoutNotes } from "./notes.ts";
import { type Fence, type Heading, scanBlocks } from "./scan-blocks.ts";
import { findSections, type Section } from "./sections.ts";

/** A fenced block with what it is to machines. */
export interface Block extends Fence {
  readonly role: FenceRole;
}

/** A normalised document, cut into what machines and models read of it. */
export interface BlueprintDocument {
  readonly text: string;
  readonly lines: readonly string[];
  readonly headings: readonly Heading[];
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
  /** Lines in a section, numbers from 0. */
  readonly inSection: ReadonlySet<number>;
  /** The lines of a range without notes, fenced blocks as asked. */
  readonly read: (range: LineRange, take: "all" | "without-machine-blocks" | "without-fences") => string;
}

/** Cuts a normalised text into headings, blocks and sections. */
export function openDocument(text: string): BlueprintDocument {
  const lines = text.split("\n");
  const { headings: allHeadings, fences } = scanBlocks(text);
  const blocks = fences.map(
    (fence): Block => ({ ...fence, role: fence.quoted ? { type: "prose" } : readFenceInfo(fence.info) }),
  );
  const fenced = new Set<number>();
  const machine = new Set<number>();
  for (const block of blocks) {
    for (let line = block.lines.from - 1; line < block.lines.to; line += 1) {
      fenced.add(line);
      if (block.role.type !== "prose") machine.add(line);
    }
  }
  const visible = withoutNotes(lines, fenced, machine);
  // A heading inside a note is part of the note.
  const headings = allHeadings.filter((heading) => visible[heading.lines.from - 1] !== undefined);
  const moduleBlocks = blocks.filter((block) => block.role.type === "module");
  const sections = findSections(headings, moduleBlocks, lines.length);
  const inSection = new Set<number>();
  for (const { lines: range } of sections)
    for (let line = range.from - 1; line < range.to; line += 1) inSection.add(line);
  const leftOut = { all: new Set<number>(), "without-machine-blocks": machine, "without-fences": fenced };
  return {
    text,
    lines,
    headings,
    blocks,
    sections,
    inSection,
    read: (range, take) => {
      const kept: string[] = [];
      for (let line = range.from - 1; line < range.to; line += 1) {
        const shown = visible[line];
        if (shown !== undefined && !leftOut[take].has(line)) kept.push(shown);
      }
      return kept.join("\n").trim();
    },
  };
}

/** Prose outside every section, without the title and without notes. */
export function readShared(document: BlueprintDocument, take: "without-machine-blocks" | "without-fences"): string {
  const title = document.headings.find((heading) => heading.depth === 1);
  const pieces: string[] = [];
  let from = 1;
  const close = (to: number) => {
    const piece = from <= to ? document.read({ from, to }, take) : "";
    if (piece !== "") pieces.push(piece);
  };
  const isTitle = (line: number) => title !== undefined && title.lines.from - 1 <= line && line < title.lines.to;
  for (let line = 0; line < document.lines.length; line += 1) {
    if (!document.inSection.has(line) && !isTitle(line)) continue;
    close(line);
    from = line + 2;
  }
  close(document.lines.length);
  return pieces.join("\n\n");
}
