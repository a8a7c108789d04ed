import { fromMarkdown } from "mdast-util-from-markdown";
import type { LineRange } from "./blueprint.ts";

export interface Heading {
  readonly depth: number;
  readonly text: string;
  readonly lines: LineRange;
}

export interface Fence {
  /** The words after the opening fence, as written. */
  readonly info: string;
  /** Without indentation of the fence; ends with a line break. */
  readonly content: string;
  /** From the opening to the closing fence. */
  readonly lines: LineRange;
  /** Inside a block quote it is a quotation, and nothing to machines. */
  readonly quoted: boolean;
}

export interface Scan {
  /** Those of the document itself, not of a list or a quotation. */
  readonly headings: readonly Heading[];
  readonly fences: readonly Fence[];
}

// What stands inside a paragraph is of no interest, and is where CommonMark parsers are slow.
const blocksOnly = {
  disable: {
    null: [
      "attention",
      "autolink",
      "characterEscape",
      "characterReference",
      "codeText",
      "hardBreakEscape",
      "htmlText",
      "labelEnd",
      "labelStartImage",
      "labelStartLink",
    ],
  },
};

/** The headings and fenced blocks of a document, by CommonMark's rules. */
export function scanBlocks(text: string): Scan {
  const headings: Heading[] = [];
  const fences: Fence[] = [];
  const lines = text.split("\n");
  const walk = (
    node: ReturnType<typeof fromMarkdown> | ReturnType<typeof fromMarkdown>["children"][number],
    quoted: boolean,
    root: boolean,
  ) => {
    const range = { from: node.position?.start.line ?? 1, to: node.position?.end.line ?? 1 };
    if (node.type === "heading" && root) {
      const raw = (lines[range.from - 1] ?? "").trim();
      headings.push({ depth: node.depth, text: raw.replace(/^#{1,6}(\s+|$)/, "").replace(/\s+#+$/, ""), lines: range });
    } else if (node.type === "code") {
      const opening = /(?:`{3,}|~{3,})(.*)$/.exec(lines[range.from - 1] ?? "");
      if (opening !== null)
        fences.push({ info: (opening[1] ?? "").trim(), content: `${node.value}\n`, lines: range, quoted });
    } else if ("children" in node) {
      for (const child of node.children)
        walk(child as typeof node, quoted || node.type === "blockquote", node.type === "root");
    }
  };
  walk(fromMarkdown(text, { extensions: [blocksOnly] }), false, false);
  return { headings, fences };
}
