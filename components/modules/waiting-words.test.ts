import { expect, test } from "vitest";
import { waitingWords } from "./waiting-words.ts";

test.each([
  ["waiting", "noise", "for noise"],
  ["waiting", "the build is paused", "the build is paused"],
  ["merging", "the merge queue", "waits for the merge queue"],
  ["deciding", "you", undefined],
  ["building", null, undefined],
] as const)("%s, %s: %s", (status, waitsFor, words) => expect(waitingWords({ status, waitsFor })).toBe(words));
