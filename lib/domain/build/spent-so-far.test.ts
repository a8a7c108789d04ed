import { expect, test } from "vitest";
import { makeAttempt, makeFinishedAttempt } from "#lib/testing/make-rows.ts";
import { spentSoFar } from "./spent-so-far.ts";

const paid = makeFinishedAttempt({ costPicoUsd: 420_000_000_000n });
const unknown = makeFinishedAttempt({ costPicoUsd: null });

test("a question says what was paid before it, and that nothing more is", () => {
  expect(spentSoFar("core", [paid, paid])).toBe(
    "core has cost $0.84 so far. Nothing more is spent on it until you answer.",
  );
  expect(spentSoFar(null, [paid])).toContain("The build has cost $0.42 so far.");
});

test("what nobody knows is no zero", () => {
  expect(spentSoFar("core", [paid, unknown])).toContain("$0.42, and an attempt of unknown cost so far.");
  expect(spentSoFar("core", [unknown, unknown])).toBe(
    "What core has cost is not known: 2 attempts of unknown cost. Nothing more is spent on it until you answer.",
  );
  expect(spentSoFar("core", [makeFinishedAttempt({ costPicoUsd: null, usageSource: "none" })])).toContain(
    "core has cost nothing so far.",
  );
});

test("where no model was asked, or all was scripted, there is nothing to say", () => {
  expect(spentSoFar("core", [])).toBeUndefined();
  expect(spentSoFar("core", [makeAttempt()])).toBeUndefined();
  expect(spentSoFar("core", [makeFinishedAttempt({ scripted: true })])).toBeUndefined();
});
