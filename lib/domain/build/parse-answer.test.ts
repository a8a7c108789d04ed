import fc from "fast-check";
import { expect, test } from "vitest";
import type { AnswerEvent } from "./answer.ts";
import { createAnswerParser, parseAnswer } from "./parse-answer.ts";

const nonce = "7f3a";
const nothing = { files: [], edits: [], deletes: [], answers: [], problems: [] };

const reply = `Here is the module. I write <file-7f3a path="x"> tags.

<file-7f3a path="src/a.ts">
export const a = "</file>" + '<file path="b">';
</file-7f3a>
\`\`\`
<edit-7f3a path="src/b.ts">
<<<<<<< SEARCH
one
=======
two
>>>>>>> REPLACE
<<<<<<< SEARCH
three
=======
>>>>>>> REPLACE
</edit-7f3a>
\`\`\`
<delete-7f3a path="src/old.ts"/>
<answer-7f3a finding="f1" is="fixed">Was < 0, is > 0.</answer-7f3a><answer-7f3a finding="f2" is="contested">
No: line 3.
</answer-7f3a>
Done.`;

const expected = {
  ...nothing,
  files: [{ path: "src/a.ts", content: `export const a = "</file>" + '<file path="b">';` }],
  edits: [
    {
      path: "src/b.ts",
      replacements: [
        { search: "one", replace: "two" },
        { search: "three", replace: "" },
      ],
    },
  ],
  deletes: ["src/old.ts"],
  answers: [
    { finding: "f1", is: "fixed", reason: "Was < 0, is > 0." },
    { finding: "f2", is: "contested", reason: "No: line 3." },
  ],
};

test("takes the tags out of a reply and ignores what is around them", () => {
  expect(parseAnswer(reply, nonce)).toEqual(expected);
});

test("one line break after the opening and before the closing tag belongs to the tag", () => {
  const files = (text: string) => parseAnswer(text, nonce).files.map((file) => file.content);
  expect(files('<file-7f3a path="a">\na\n</file-7f3a>')).toEqual(["a"]);
  expect(files('<file-7f3a path="a">a</file-7f3a>')).toEqual(["a"]);
  expect(files('<file-7f3a path="a">\n\n\na\n\n</file-7f3a>')).toEqual(["\n\na\n"]);
  expect(files('<file-7f3a path="a">\n</file-7f3a>')).toEqual([""]);
  expect(files('<file-7f3a path="a">\r\na\r\nb\r\n</file-7f3a>')).toEqual(["a\nb"]);
});

test("a truncated reply keeps the closed files and names the open one", () => {
  const cut = '<file-7f3a path="a.ts">\na\n</file-7f3a>\n<file-7f3a path="b.ts">\nconst b = 1;\ncon';
  expect(parseAnswer(cut, nonce)).toEqual({
    ...nothing,
    files: [{ path: "a.ts", content: "a" }],
    open: { tag: "file", path: "b.ts", text: "const b = 1;\ncon" },
  });
  expect(parseAnswer(`${cut}</file-7f`, nonce).open?.text).toBe("const b = 1;\ncon</file-7f");
});

test.each([
  ["another mark", '<file-0000 path="a">\na\n</file-0000>', []],
  ["no path", "<file-7f3a>\na\n", ["A <file-7f3a> tag has no path."]],
  ["broken attributes", '<file-7f3a path="a" oops>\na\n', ['The tag <file-7f3a path="a" oops> cannot be read.']],
  ["a line break in a tag", '<file-7f3a\npath="a">', ["The tag <file-7f3a cannot be read."]],
  [
    "a block that is closed too early",
    '<file-7f3a path="a">\nlet s = `\n</file-7f3a>\n`;\n</file-7f3a>\n',
    ["A </file-7f3a> closes nothing; the block before it, a, was closed too early."],
  ],
  [
    "a block that is not closed",
    '<file-7f3a path="a">\na\n<delete-7f3a path="b"/>\n',
    ["The file tag of a is not closed before the next one begins."],
  ],
  [
    "an edit without blocks",
    '<edit-7f3a path="a">\nb\n</edit-7f3a>',
    ["The edit of a has no whole SEARCH/REPLACE block."],
  ],
  [
    "an edit cut short",
    '<edit-7f3a path="a">\n<<<<<<< SEARCH\na\n=======\nb\n</edit-7f3a>',
    ["The edit of a has no whole SEARCH/REPLACE block."],
  ],
  [
    "a contest without evidence",
    '<answer-7f3a finding="f1" is="contested"></answer-7f3a>',
    ["The contest of f1 gives no evidence."],
  ],
  [
    "an unknown answer",
    '<answer-7f3a finding="f1" is="ignored">no</answer-7f3a>',
    [
      'An <answer-7f3a> tag needs finding and is="fixed" or "contested", or blocked="contract", "dependency", "criterion".',
    ],
  ],
  [
    "a file without content",
    '<file-7f3a path="a"/>',
    ["The <file-7f3a> tag of a is closed at once; it has no content."],
  ],
])("%s: %j", (_, text, problems) => {
  expect(parseAnswer(text, nonce).problems).toEqual(problems);
});

test("a blocked answer carries its evidence", () => {
  const { blocked } = parseAnswer(
    '<answer-7f3a blocked="contract">\nTwo rules exclude each other.\n</answer-7f3a>',
    nonce,
  );
  expect(blocked).toEqual({ by: "contract", evidence: "Two rules exclude each other." });
});

/** Texts made of what the machine has to look at, so that chunks are cut in the worst places. */
const piece = fc.constantFrom(
  '<file-7f3a path="a.ts">',
  "</file-7f3a>",
  '<edit-7f3a path="b.ts">',
  "</edit-7f3a>",
  '<delete-7f3a path="c.ts"/>',
  '<answer-7f3a finding="f1" is="fixed">',
  "</answer-7f3a>",
  "<<<<<<< SEARCH\nx\n=======\ny\n>>>>>>> REPLACE",
  "\n",
  "\r\n",
  "\r",
  "<",
  "</file-7f",
  "<file-7f3a",
  " ",
  "text",
  "é😀",
  '"',
);

function byChunks(text: string, cuts: readonly number[]) {
  const parser = createAnswerParser(nonce);
  const events: AnswerEvent[] = [];
  let from = 0;
  for (const to of [...cuts].map((cut) => cut % (text.length + 1)).sort((a, b) => a - b)) {
    events.push(...parser.push(text.slice(from, to)));
    from = to;
  }
  events.push(...parser.push(text.slice(from)));
  return { answer: parser.end(), events: joinText(events) };
}

/** Neighbouring pieces of text become one, since only their cuts depend on the chunks. */
function joinText(events: readonly AnswerEvent[]): AnswerEvent[] {
  const joined: AnswerEvent[] = [];
  for (const event of events) {
    const last = joined.at(-1);
    if (event.type === "file-text" && last?.type === "file-text") {
      joined[joined.length - 1] = { ...last, text: last.text + event.text };
    } else joined.push(event);
  }
  return joined;
}

test("a reply is read the same way however it is cut into chunks", () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), fc.array(fc.nat(), { maxLength: 20 }), (pieces, cuts) => {
      const text = pieces.join("");
      expect(byChunks(text, cuts)).toEqual(byChunks(text, []));
    }),
    { numRuns: 3000 },
  );
  const single = Array.from(reply, (_, index) => index);
  expect(byChunks(reply, single)).toEqual(byChunks(reply, []));
});

test("the text of a file that was streamed is its content", () => {
  const { events, answer } = byChunks(reply, [100, 101, 120]);
  const text = events.filter((event) => event.type === "file-text").map((event) => event.text);
  expect(text).toEqual(answer.files.map((file) => file.content));
});
