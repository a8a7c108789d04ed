import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseBlueprint } from "../blueprint/parse-blueprint.ts";
import { type AcceptInput, acceptAnswer, joinAccepted, maxFileBytes } from "./accept-answer.ts";
import type { Answer } from "./answer.ts";
import { parseAnswer } from "./parse-answer.ts";

const sketch = readFileSync(new URL("../blueprint/fixtures/voxel-sketch.md", import.meta.url), "utf8");
const { blueprint } = parseBlueprint(sketch);
if (blueprint === undefined) throw new Error("the sketch is broken");
const terrain = blueprint.modules.find((module) => module.id === "terrain");
if (terrain === undefined) throw new Error("the sketch has no terrain");

const existing = [
  { path: "src/terrain/index.ts", content: "one\ntwo\nthree\ntwo again\n" },
  { path: "src/terrain/height.test.ts", content: 'test("a", () => assert(1));\ntest("b", () => assert(2));\n' },
];

const empty: Answer = { files: [], edits: [], deletes: [], answers: [], problems: [] };

function accept(answer: Partial<Answer>, more: Partial<AcceptInput> = {}) {
  return acceptAnswer({
    answer: { ...empty, ...answer },
    module: terrain as never,
    blueprint: blueprint as never,
    existing,
    ...more,
  });
}

function refusals(answer: Partial<Answer>, more: Partial<AcceptInput> = {}) {
  const result = accept(answer, more);
  return result.ok ? "accepted" : result.error.map(({ type, reason }) => `${type}: ${reason}`);
}

const file = (path: string, content = "x\n") => ({ files: [{ path, content }] });
const edit = (path: string, ...pairs: [string, string][]) => ({
  edits: [{ path, replacements: pairs.map(([search, replace]) => ({ search, replace })) }],
});

test("takes files, edits, deletes and answers", () => {
  expect(
    accept({
      ...file("src/terrain/octaves.ts", "export const octaves = 4;"),
      ...edit("src/terrain/index.ts", ["three", "3"]),
      deletes: ["src/terrain/height.test.ts"],
      answers: [{ finding: "f1", is: "fixed", reason: "done" }],
    }),
  ).toEqual({
    ok: true,
    value: {
      write: [
        { path: "src/terrain/octaves.ts", content: "export const octaves = 4;\n" },
        { path: "src/terrain/index.ts", content: "one\ntwo\n3\ntwo again\n" },
      ],
      remove: ["src/terrain/height.test.ts"],
      answers: [{ finding: "f1", is: "fixed", reason: "done" }],
      rest: [],
    },
  });
});

test("answers alone, or a blocked answer alone, are an answer", () => {
  const answers = [{ finding: "f1", is: "contested", reason: "see line 3" }] as const;
  expect(accept({ answers }).ok).toBe(true);
  const blocked = { by: "contract", evidence: "two rules exclude each other" } as const;
  expect(accept({ blocked })).toEqual({ ok: true, value: { write: [], remove: [], answers: [], blocked, rest: [] } });
});

test.each([
  [
    "nothing",
    {},
    [
      "nothing-in-it: The reply holds no tag that carries the mark of this packet, so there is nothing to take from it.",
    ],
  ],
  [
    "a path above",
    file("src/terrain/../../etc/passwd"),
    ["path-unsafe: The path “src/terrain/../../etc/passwd” has the segment ..; write it without."],
  ],
  [
    "an absolute path",
    file("/etc/passwd"),
    ["path-unsafe: The path “/etc/passwd” is absolute; write it relative to the project's root."],
  ],
  [
    "Git's files",
    file("src/terrain/.git/config"),
    ["path-unsafe: The path “src/terrain/.git/config” touches Git's own files: .git."],
  ],
  [
    "a device",
    file("src/terrain/aux.ts"),
    ["path-unsafe: The path “src/terrain/aux.ts” has a name that Windows keeps for a device: aux.ts."],
  ],
  [
    "another module's file",
    file("src/noise/index.ts"),
    ["outside-owns: src/noise/index.ts is outside what terrain owns (src/terrain/**). It belongs to noise."],
  ],
  ["nobody's file", file("README.md"), ["outside-owns: README.md is outside what terrain owns (src/terrain/**)."]],
  [
    "its contract",
    file("src/terrain/contract.ts"),
    ["protected: src/terrain/contract.ts is a contract; it is not yours to change."],
  ],
  [
    "its contract in other case",
    file("src/terrain/Contract.ts"),
    ["protected: src/terrain/Contract.ts is a contract; it is not yours to change."],
  ],
  [
    "its guard",
    { deletes: ["src/terrain/same-seed.test.ts"] },
    ["protected: src/terrain/same-seed.test.ts is a guard; it is not yours to change."],
  ],
  [
    "a file of the project",
    file("tsconfig.json"),
    ["protected: tsconfig.json is a file of the whole project; it is not yours to change."],
  ],
  [
    "the engine's check",
    file("src/terrain/contract.check.ts"),
    ["protected: src/terrain/contract.check.ts is made by the engine; it is not yours to change."],
  ],
  [
    "a lock file",
    file("src/terrain/package-lock.json"),
    ["protected: src/terrain/package-lock.json is a lock file, which the engine makes; it is not yours to change."],
  ],
  [
    "names that differ in case",
    file("src/terrain/Index.ts"),
    ["path-clash: src/terrain/Index.ts differs from src/terrain/index.ts in case only."],
  ],
  [
    "a file where a folder is",
    file("src/terrain/index.ts/a.ts"),
    ["path-clash: src/terrain/index.ts/a.ts needs the folder src/terrain/index.ts, which is a file."],
  ],
  ["bytes", file("src/terrain/a.bin", "a\u0000b"), ["not-text: src/terrain/a.bin is not UTF-8 text."]],
  ["half a character", file("src/terrain/a.ts", "\ud83d"), ["not-text: src/terrain/a.ts is not UTF-8 text."]],
  [
    "a huge file",
    file("src/terrain/a.ts", "x".repeat(maxFileBytes + 1)),
    ["too-large: src/terrain/a.ts has 500001 bytes; a file has at most 500000."],
  ],
  [
    "a file and its edit",
    { ...file("src/terrain/a.ts"), ...edit("src/terrain/a.ts", ["x", "y"]) },
    ["twice: src/terrain/a.ts is there more than once with different meanings; send it once."],
  ],
  [
    "a file and its removal",
    { ...file("src/terrain/a.ts"), deletes: ["src/terrain/a.ts"] },
    ["twice: src/terrain/a.ts is there more than once with different meanings; send it once."],
  ],
  [
    "an unreadable tag",
    { ...file("src/terrain/a.ts"), problems: ["A <file-7f3a> tag has no path."] },
    ["tag-unreadable: A <file-7f3a> tag has no path."],
  ],
])("%s is refused as a whole", (_, answer, expected) => {
  expect(refusals(answer)).toEqual(expected);
});

test("one bad path refuses the good ones beside it", () => {
  expect(refusals({ files: [...file("src/terrain/a.ts").files, ...file("../b.ts").files] })).toEqual([
    "path-unsafe: The path “../b.ts” has the segment ..; write it without.",
  ]);
});

test.each([
  ["that is not there", ["four", "4"], "the searched text does not occur in it: “four”"],
  ["that is there twice", ["two", "2"], "the searched text occurs more than once in it: “two”"],
  ["that is empty", ["", "2"], "the searched text is empty"],
] as const)("an edit of a text %s asks for the whole file and keeps the rest", (_, pair, reason) => {
  const result = accept({ ...file("src/terrain/a.ts"), ...edit("src/terrain/index.ts", [...pair]) });
  expect(result).toEqual({
    ok: true,
    value: {
      write: [{ path: "src/terrain/a.ts", content: "x\n" }],
      remove: [],
      answers: [],
      rest: [
        {
          path: "src/terrain/index.ts",
          reason: `The edit of src/terrain/index.ts cannot be made: ${reason}. Send the whole file.`,
        },
      ],
    },
  });
});

test("an edit of a file that does not exist asks for the whole file", () => {
  const result = accept(edit("src/terrain/a.ts", ["a", "b"]));
  expect(result.ok && result.value.rest).toEqual([
    {
      path: "src/terrain/a.ts",
      reason: "The edit of src/terrain/a.ts cannot be made: there is no such file to edit. Send the whole file.",
    },
  ]);
});

test("edits of one file follow each other, and emptied lines go", () => {
  const result = accept(edit("src/terrain/index.ts", ["one\ntwo\n", "1\n"], ["three", ""]));
  expect(result.ok && result.value.write).toEqual([{ path: "src/terrain/index.ts", content: "1\ntwo again\n" }]);
});

test("a reply that was cut off keeps what was closed and asks for the rest", () => {
  const answer = parseAnswer(
    '<file-7f3a path="src/terrain/a.ts">\na\n</file-7f3a>\n<file-7f3a path="src/terrain/b.ts">\nhal',
    "7f3a",
  );
  const first = accept(answer);
  expect(first).toEqual({
    ok: true,
    value: {
      write: [{ path: "src/terrain/a.ts", content: "a\n" }],
      remove: [],
      answers: [],
      rest: [
        {
          path: "src/terrain/b.ts",
          reason: "The reply was cut off inside src/terrain/b.ts. Send that file whole, then what is still missing.",
        },
      ],
    },
  });
  const second = accept(file("src/terrain/b.ts", "whole\n"));
  expect(first.ok && second.ok && joinAccepted(first.value, second.value)).toEqual({
    write: [
      { path: "src/terrain/a.ts", content: "a\n" },
      { path: "src/terrain/b.ts", content: "whole\n" },
    ],
    remove: [],
    answers: [],
    rest: [],
  });
});

test.each([
  ["src/terrain/a.ts", "```ts\nconst a = 1;\n```", "const a = 1;\n"],
  ["src/terrain/a.ts", "\n```typescript\nconst a = 1;\n```\n", "const a = 1;\n"],
  ["src/terrain/a.md", "```ts\nconst a = 1;\n```", "```ts\nconst a = 1;\n```\n"],
  ["src/terrain/a.ts", "// ```\nconst a = 1;\n// ```", "// ```\nconst a = 1;\n// ```\n"],
  ["src/terrain/a.ts", "```ts\na\n```\nb\n```ts\nc\n```", "```ts\na\n```\nb\n```ts\nc\n```\n"],
  ["src/terrain/empty.ts", "", ""],
])("a fence around the whole of %s: %j", (path, content, expected) => {
  const result = accept(file(path, content));
  expect(result.ok && result.value.write).toEqual([{ path, content: expected }]);
});

test("a file that stays as it is is no change", () => {
  const result = accept({ files: existing });
  expect(result.ok && result.value.write).toEqual([]);
});

const weaker = file("src/terrain/height.test.ts", 'test("a", () => assert(1));\n');

test.each([
  [
    "deletes",
    { deletes: ["src/terrain/height.test.ts"] },
    "src/terrain/height.test.ts is deleted. A test is removed or weakened only where a finding asks for it.",
  ],
  [
    "shortens",
    weaker,
    "src/terrain/height.test.ts has 1 test cases instead of 2. A test is removed or weakened only where a finding asks for it.",
  ],
  [
    "empties",
    file("src/terrain/height.test.ts", 'test("a", () => {});\ntest("b", () => assert(2));\n'),
    "src/terrain/height.test.ts has 1 assertions instead of 2. A test is removed or weakened only where a finding asks for it.",
  ],
  [
    "skips",
    file("src/terrain/height.test.ts", 'test.skip("a", () => assert(1));\ntest("b", () => assert(2));\n'),
    "src/terrain/height.test.ts skips cases that ran before. A test is removed or weakened only where a finding asks for it.",
  ],
])("a later round that %s a test is refused, unless a finding names it", (_, answer, reason) => {
  expect(refusals(answer, { guardTests: { asked: [] } })).toEqual([`test-weakened: ${reason}`]);
  expect(refusals(answer, { guardTests: { asked: ["height.test.ts repeats the code; remove it"] } })).toBe("accepted");
  expect(refusals(answer)).toBe("accepted");
});

test("texts without end are judged at once", () => {
  const size = 200_000;
  for (const content of [
    `\`\`\`ts\n\`\`\`${" ".repeat(size)}x`,
    "/*".repeat(size),
    "\n".repeat(size),
    "`".repeat(size),
  ]) {
    const before = [...existing, { path: "src/terrain/a.test.ts", content }];
    expect(
      accept(file("src/terrain/a.test.ts", `${content} `), { existing: before, guardTests: { asked: [] } }).ok,
    ).toBe(true);
  }
});
