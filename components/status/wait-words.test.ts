import { expect, test } from "vitest";
import { waitWords } from "./wait-words.ts";

test.each([
  ["terrain, mesher", "Waits for terrain, mesher"],
  ["the build is paused", "Waits: the build is paused"],
])("%s", (waitsFor, words) => expect(waitWords(waitsFor)).toBe(words));
