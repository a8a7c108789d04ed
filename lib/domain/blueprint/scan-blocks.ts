import type { LineRange } from "./blueprint.ts";
import { type HtmlEnd, htmlStart } from "./html-start.ts";
import { LineCursor } from "./line-cursor.ts";

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

type Container = { readonly type: "quote" } | { readonly type: "item"; readonly width: number; isEmpty: boolean };

type Leaf =
  | { readonly type: "paragraph"; readonly from: number; isDefinitions: boolean }
  | { readonly type: "indented" }
  | { readonly type: "html"; readonly end: HtmlEnd }
  | {
      readonly type: "fence";
      readonly from: number;
      readonly info: string;
      readonly marks: string;
      readonly indent: number;
      readonly quoted: boolean;
      readonly content: string[];
    };

/** Deeper nesting is no document; what is beyond counts as text. */
const maxDepth = 100;

/**
 * The headings and fenced blocks of a document, by CommonMark's rules for blocks. One pass over the lines, without
 * what stands inside paragraphs, so that its time grows with the text and nothing else: a general parser needs
 * seconds for some texts of 50 kB, and this runs at each keystroke. A test holds it to micromark's reading.
 */
export function scanBlocks(text: string): Scan {
  const headings: Heading[] = [];
  const fences: Fence[] = [];
  let containers: Container[] = [];
  let leaf: Leaf | undefined;

  const closeLeaf = (to: number) => {
    if (leaf?.type === "fence") {
      const { info, from, quoted, content } = leaf;
      fences.push({ info, content: content.map((line) => `${line}\n`).join("") || "\n", lines: { from, to }, quoted });
    }
    leaf = undefined;
  };

  const lines = text.split("\n");
  // The end of the last line is no line of its own.
  if (lines.at(-1) === "") lines.pop();
  for (const [index, line] of lines.entries()) {
    const number = index + 1;
    const cursor = new LineCursor(line);
    const matched = matchContainers(containers, cursor);
    const isInside = matched === containers.length;
    if (isInside && leaf?.type === "fence") {
      if (closesFence(leaf, cursor)) closeLeaf(number);
      else {
        cursor.skipColumns(Math.min(cursor.indent().columns, leaf.indent));
        leaf.content.push(cursor.rest());
      }
      continue;
    }
    if (isInside && leaf?.type === "html") {
      if (leaf.end === "blank" ? cursor.isBlank() : leaf.end.test(cursor.rest())) closeLeaf(number);
      continue;
    }
    if (isInside && leaf?.type === "indented") {
      if (cursor.isBlank() || cursor.indent().columns >= 4) continue;
      closeLeaf(number - 1);
    }
    readLine(number, cursor, matched);
  }
  closeLeaf(lines.length);
  return { headings, fences };

  /** A line that no open block claims whole: it may start blocks, go on with a paragraph, or be empty. */
  function readLine(number: number, cursor: LineCursor, matched: number): void {
    let depth = matched;
    // Closing is put off: a paragraph may go on lazily, without the marks of its containers.
    const leave = () => {
      if (depth < containers.length || leaf !== undefined) closeLeaf(number - 1);
      containers = containers.slice(0, depth);
    };
    for (;;) {
      const inParagraph = leaf?.type === "paragraph" && depth === containers.length;
      if (cursor.isBlank()) break;
      const { columns, offset } = cursor.indent();
      if (columns >= 4) {
        if (leaf?.type === "paragraph") return;
        leave();
        touch();
        leaf = { type: "indented" };
        return;
      }
      const rest = cursor.text.slice(offset);
      const opened: Container | undefined =
        depth < maxDepth ? openContainer(rest, columns, cursor, inParagraph) : undefined;
      if (opened !== undefined) {
        leave();
        touch();
        containers.push(opened);
        depth += 1;
        continue;
      }
      if (startLeaf(number, rest, columns, inParagraph, leave)) return;
      if (leaf?.type === "paragraph") {
        leaf.isDefinitions &&= isDefinition(rest);
        return;
      }
      leave();
      touch();
      leaf = { type: "paragraph", from: number, isDefinitions: isDefinition(rest) };
      return;
    }
    leave();
  }

  /** The innermost item has content from now on. */
  function touch(): void {
    const last = containers.at(-1);
    if (last?.type === "item") last.isEmpty = false;
  }

  function startLeaf(number: number, rest: string, columns: number, inParagraph: boolean, leave: () => void): boolean {
    const start = (next: Leaf | undefined) => {
      leave();
      touch();
      leaf = next;
      return true;
    };
    const atx = /^(#{1,6})(?:[ \t]+|$)/.exec(rest);
    if (atx !== null) {
      start(undefined);
      addHeading(atx[1]?.length ?? 1, rest.slice(atx[0].length), { from: number, to: number });
      return true;
    }
    const fence = /^(?:(`{3,})(?!`)([^`]*)|(~{3,})(.*))$/.exec(rest);
    if (fence !== null) {
      const quoted = () => containers.some((container) => container.type === "quote");
      leave();
      return start({
        type: "fence",
        from: number,
        info: (fence[2] ?? fence[4] ?? "").trim(),
        marks: fence[1] ?? fence[3] ?? "",
        indent: columns,
        quoted: quoted(),
        content: [],
      });
    }
    const end = htmlStart(rest, leaf?.type === "paragraph");
    if (end !== undefined) return start(end !== "blank" && end.test(rest) ? undefined : { type: "html", end });
    if (inParagraph && leaf?.type === "paragraph" && !leaf.isDefinitions && /^(?:=+|-+)[ \t]*$/.test(rest)) {
      const { from } = leaf;
      leaf = undefined;
      addHeading(rest.startsWith("=") ? 1 : 2, (lines[from - 1] ?? "").trim(), { from, to: number });
      return true;
    }
    return isThematicBreak(rest) && start(undefined);
  }

  function addHeading(depth: number, raw: string, range: LineRange): void {
    if (containers.length > 0) return;
    headings.push({ depth, text: withoutClosing(raw.trim()), lines: range });
  }
}

/** A title may end with marks like those that it began with. */
function withoutClosing(title: string): string {
  let end = title.length;
  while (title[end - 1] === "#") end -= 1;
  const isClosing = end === 0 || title[end - 1] === " " || title[end - 1] === "\t";
  return isClosing ? title.slice(0, end).trimEnd() : title;
}

/** Moves over the marks of the containers that go on in this line; answers how many do. */
function matchContainers(containers: readonly Container[], cursor: LineCursor): number {
  for (const [index, container] of containers.entries()) {
    const { columns, offset } = cursor.indent();
    if (container.type === "quote") {
      if (columns > 3 || cursor.text[offset] !== ">") return index;
      cursor.skipIndent();
      cursor.skipChars(1);
      cursor.skipColumns(1);
    } else if (cursor.isBlank()) {
      if (container.isEmpty) return index;
      cursor.skipColumns(Math.min(columns, container.width));
    } else if (columns >= container.width) cursor.skipColumns(container.width);
    else return index;
  }
  return containers.length;
}

/** A quotation or list item that starts here; the cursor moves behind its mark. */
function openContainer(rest: string, columns: number, cursor: LineCursor, inParagraph: boolean): Container | undefined {
  if (rest.startsWith(">")) {
    cursor.skipIndent();
    cursor.skipChars(1);
    cursor.skipColumns(1);
    return { type: "quote" };
  }
  const marker = /^(?:[*+-]|(\d{1,9})[.)])(?=[ \t]|$)/.exec(rest);
  if (marker === null || isThematicBreak(rest)) return undefined;
  const isBare = rest.slice(marker[0].length).trim() === "";
  // Only an item with content, numbered 1 if at all, may interrupt a paragraph.
  if (inParagraph && (isBare || (marker[1] !== undefined && Number(marker[1]) !== 1))) return undefined;
  cursor.skipIndent();
  cursor.skipChars(marker[0].length);
  const spaces = isBare ? 1 : cursor.indent().columns;
  const padding = spaces > 4 ? 1 : spaces;
  if (isBare) cursor.skipIndent();
  else cursor.skipColumns(padding);
  return { type: "item", width: columns + marker[0].length + padding, isEmpty: isBare };
}

function closesFence(fence: Extract<Leaf, { type: "fence" }>, cursor: LineCursor): boolean {
  const { columns, offset } = cursor.indent();
  if (columns > 3) return false;
  const rest = cursor.text.slice(offset).trimEnd();
  return rest.length >= fence.marks.length && rest === (fence.marks[0] ?? "`").repeat(rest.length);
}

function isThematicBreak(rest: string): boolean {
  return /^(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,})$/.test(rest);
}

/** A link definition on one line; a paragraph of nothing else is no heading's text. */
function isDefinition(rest: string): boolean {
  return /^\[[^[\]]{1,999}\]:[ \t]*\S+(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*$/.test(rest);
}
