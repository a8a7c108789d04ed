import { expect, test } from "vitest";
import { progressWords } from "./writing-words.ts";

const attempt = (firstTokenAt: string | null) => ({ firstTokenAt }) as Parameters<typeof progressWords>[0];
const nothing = { text: "", reasoning: "" };

test("progress is told by words, then by thought, then by the wait for either", () => {
  expect(progressWords(attempt("now"), { text: "One two", reasoning: "Hm" })).toBe(", 2 words so far");
  expect(progressWords(attempt("now"), { text: "One", reasoning: "" })).toBe(", 1 word so far");
  expect(progressWords(attempt("now"), nothing)).toBe(", and thinks");
  expect(progressWords(attempt(null), { text: "", reasoning: "Hm" })).toBe(", and thinks");
  expect(progressWords(attempt(null), nothing)).toBe(", and waits for the first word");
  expect(progressWords(undefined, nothing)).toBe("");
});
