import type { LineRange } from "./blueprint.ts";
import { openDocument } from "./document.ts";
import { normaliseText } from "./normalise-text.ts";
import { countWords, estimateTokens } from "./words.ts";

export interface OutlineHeading {
  readonly depth: number;
  readonly text: string;
  readonly line: number;
}

export interface OutlineBlock {
  readonly type: "stack" | "module" | "file" | "contract" | "guard" | "prose";
  /** The path, for blocks that stand for a file. */
  readonly path?: string;
  readonly lines: LineRange;
  /** An estimate. */
  readonly tokens: number;
}

export interface Outline {
  readonly headings: readonly OutlineHeading[];
  readonly blocks: readonly OutlineBlock[];
  /** Words of prose: outside every fence, without notes. */
  readonly words: number;
  /** An estimate over the whole document. */
  readonly tokens: number;
}

/** What an editor shows beside the text: headings, blocks with their size, words. */
export function outline(text: string): Outline {
  const document = openDocument(normaliseText(text));
  return {
    headings: document.headings.map(({ depth, text: title, lines }) => ({ depth, text: title, line: lines.from })),
    blocks: document.blocks.map(({ role, lines, content }) => ({
      type: role.type,
      ...("path" in role ? { path: role.path } : {}),
      lines,
      tokens: estimateTokens(content),
    })),
    words: countWords(document.read({ from: 1, to: document.lines.length }, "without-fences")),
    tokens: estimateTokens(document.text),
  };
}
