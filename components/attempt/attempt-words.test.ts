import { expect, test } from "vitest";
import { flawWords, spentWords } from "./attempt-words.ts";

const failure = (kind: string) => ({ kind, detail: "" });

test.each([
  [{ outcome: "failed", failure: failure("cut"), finish: null }, "was cut off in the middle of its answer"],
  [{ outcome: "finished", failure: null, finish: "truncated" }, "reached the limit of its output"],
  [
    { outcome: "finished", failure: failure("wrong-format"), finish: "complete" },
    "answered in another form than it was asked for",
  ],
  [{ outcome: "finished", failure: null, finish: "complete" }, undefined],
  [{ outcome: "cancelled", failure: failure("cancelled"), finish: null }, undefined],
  [{ failure: null, finish: null }, undefined],
] as const)("%j is told", (attempt, words) => expect(flawWords(attempt)).toBe(words));

test.each([
  [{ scripted: true, costUsd: "0.2", costUpperUsd: null }, "Nothing was spent."],
  [{ scripted: false, costUsd: "0", costUpperUsd: null }, "Nothing was spent."],
  [{ scripted: false, costUsd: null, costUpperUsd: null }, "What it cost is not known."],
  [{ scripted: false, costUsd: "0.25", costUpperUsd: null }, "It cost $0.25."],
  [{ scripted: false, costUsd: "0.00736", costUpperUsd: "0.24713" }, "It cost about $0.0074, and at most $0.25."],
])("%j is told", (attempt, words) => expect(spentWords(attempt)).toBe(words));
