import fc from "fast-check";
import { fromMarkdown } from "mdast-util-from-markdown";
import { expect, test } from "vitest";
import { scanBlocks } from "./scan-blocks.ts";

type Node = ReturnType<typeof fromMarkdown> | ReturnType<typeof fromMarkdown>["children"][number];

/** The same question to micromark. */
function reference(text: string) {
  const found: string[] = [];
  const walk = (node: Node, quoted: boolean, isRoot: boolean) => {
    const from = node.position?.start.line ?? 0;
    if (node.type === "heading" && isRoot) found.push(`${from} h${node.depth}`);
    if (node.type === "code" && isFenced(node.value, node.position, text)) {
      found.push(`${from} ${quoted ? "quoted" : "fence"} ${node.value.trimEnd()}`);
    }
    if ("children" in node) {
      for (const child of node.children)
        walk(child as Node, quoted || node.type === "blockquote", node.type === "root");
    }
  };
  walk(fromMarkdown(text), false, false);
  return found;
}

/** Code by indentation holds its own first line, and as many lines as it spans; a fence does not. */
function isFenced(value: string, position: Node["position"], text: string): boolean {
  const source = text.slice(position?.start.offset);
  if (!/^(?:`{3}|~{3})/.test(source)) return false;
  const lines = value.split("\n");
  const span = (position?.end.line ?? 0) - (position?.start.line ?? 0) + 1;
  return lines[0]?.trim() !== source.split("\n")[0]?.trim() || lines.length !== span;
}

/** Inside an item or a quotation, and after code by indentation, micromark lets an empty item start no list; CommonMark does. */
function isOdd(text: string): boolean {
  const isBare = /^[->* \t]*(?:[-*]|1\.)[ \t]*$/m.test(text);
  return (
    isBare && (/^(?:[->* \t]*(?:\t| {4}))/m.test(text) || /(?:[-*.][ \t]+|>[ \t]*)(?:[-*]|1\.)[ \t]*$/m.test(text))
  );
}

function scanned(text: string) {
  const { headings, fences } = scanBlocks(text);
  const found: [number, string][] = [
    ...headings.map(({ depth, lines }): [number, string] => [lines.from, `${lines.from} h${depth}`]),
    ...fences.map(({ lines, quoted, content }): [number, string] => [
      lines.from,
      `${lines.from} ${quoted ? "quoted" : "fence"} ${content.trimEnd()}`,
    ]),
  ];
  return found.sort((a, b) => a[0] - b[0]).map(([, words]) => words);
}

const start = fc.constantFrom("", "", "", "", " ", "   ", "    ", "> ", ">", "- ", "* ", "1. ", "-", "\t", "  ", "-\t");
const rest = fc.constantFrom(
  "",
  "",
  "word",
  "word",
  "# Title",
  "## Title ##",
  "###",
  "#word",
  "```",
  "```ts a=b",
  "````",
  "~~~",
  "``` a`b",
  "---",
  "===",
  "***",
  "- - -",
  "<!-- note -->",
  "<!--",
  "-->",
  "<div>",
  "</div>",
  "<script>",
  "<?php",
  "<a b",
  "`code`",
  "1. one",
  "- ",
);
const line = fc.tuple(fc.array(start, { maxLength: 3 }), rest).map(([starts, text]) => starts.join("") + text);

test("blocks are read as micromark reads them", () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const text = lines.join("\n");
      fc.pre(!isOdd(text));
      expect(scanned(text)).toEqual(reference(text));
    }),
    { numRuns: 5000 },
  );
});

test.each<[string, string, string[]]>([
  ["a heading in a fence is none", "```\n# no\n```\n# yes", ["1 fence # no", "4 h1"]],
  ["a longer fence holds a shorter one", "````md\n```\na\n```\n````", ["1 fence ```\na\n```"]],
  ["a fence in a list loses its indentation", "- a\n\n  ```ts\n  b\n    c\n  ```", ["3 fence b\n  c"]],
  ["a fence in a quotation is quoted, and ends with it", "> ```\n> a\nb\n```\nc", ["1 quoted a", "4 fence c"]],
  ["a heading in a list is not the document's", "- # a\n# b", ["2 h1"]],
  ["an underlined heading", "Title\nof two\n===\n\nOther\n---", ["1 h1", "5 h2"]],
  ["a link definition is no heading", "[a]: b\n===", []],
  ["a comment hides what is in it", "<!--\n# no\n```\n-->\n# yes", ["5 h1"]],
  ["a block of HTML hides until an empty line", "<div>\n# no\n\n# yes", ["4 h1"]],
  ["a whole tag likewise, but not in a paragraph", "<x-y a='b'>\n# no\n\ntext\n<x-y>\n# yes", ["6 h1"]],
  ["a script hides past empty lines", "<script>\n\n# no\n</script>\n# yes", ["5 h1"]],
  ["code by indentation is no fence", "    ```\n    # no", []],
  ["seven marks are no heading", "####### no\n#no\n# ", ["3 h1"]],
  ["an unclosed fence reaches to the end", "~~~ts\na\n```\n", ["1 fence a\n```"]],
])("%s", (_, text, expected) => {
  expect(scanned(text)).toEqual(expected);
});

test("titles are without marks, and ranges cover the block", () => {
  expect(scanBlocks("## Two `x` ##\n\nOne\n===\n\n```a b\nc\n```\n")).toEqual({
    headings: [
      { depth: 2, text: "Two `x`", lines: { from: 1, to: 1 } },
      { depth: 1, text: "One", lines: { from: 3, to: 4 } },
    ],
    fences: [{ info: "a b", content: "c\n", lines: { from: 6, to: 8 }, quoted: false }],
  });
});

test("texts that exhaust other parsers are read in one pass", () => {
  const size = 400_000;
  for (const piece of [
    "a\n",
    "- a\n",
    "> > > - - - a\n",
    "[a]: x\n",
    ">",
    "- ",
    "`",
    "<!--",
    "[",
    "\t",
    "* * *\n",
    "1. ",
    "#",
  ]) {
    expect(scanBlocks(piece.repeat(size / piece.length)).fences.length).toBeLessThan(2);
  }
});
