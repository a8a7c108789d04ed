import { expect, test } from "vitest";
import { textEdit } from "./text-edits.ts";

test.each([
  ["abc", "abc", undefined],
  ["abc", "abcd", { start: 3, end: 3, text: "d" }],
  ["abc", "abXc", { start: 2, end: 2, text: "X" }],
  ["aaa", "aa", { start: 2, end: 3, text: "" }],
  ["aa", "aaa", { start: 2, end: 2, text: "a" }],
  ["", "x", { start: 0, end: 0, text: "x" }],
  ["one two three", "one 2 three", { start: 4, end: 7, text: "2" }],
])("%j becomes %j by one replacement", (before, after, edit) => {
  expect(textEdit(before, after)).toEqual(edit);
  if (edit) expect(before.slice(0, edit.start) + edit.text + before.slice(edit.end)).toBe(after);
});
