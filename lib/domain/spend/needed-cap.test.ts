import { expect, test } from "vitest";
import { makeBudget } from "#lib/testing/make-rows.ts";
import { heldBudgetWords, neededCap, overBudgetWords } from "./needed-cap.ts";

const usd = 1_000_000_000_000n;
const project = { ...makeBudget({ capPicoUsd: 5n * usd }), settledPicoUsd: 4n * usd, reservedPicoUsd: 0n };

test("the cap that is needed is a range, in whole cents, and the next request fits below it", () => {
  expect(neededCap(project, 2n * usd, { lowPicoUsd: usd, highPicoUsd: 3n * usd + 1n })).toEqual({
    lowPicoUsd: 6n * usd,
    highPicoUsd: 7n * usd + usd / 100n,
  });
});

test("the question says what was not sent, what is spent, and what would be enough", () => {
  const builder = { ...project, ...makeBudget({ scope: "role", role: "builder", capPicoUsd: 5n * usd }) };
  const says = overBudgetWords([project, builder], (3n * usd) / 2n, ({ role }) =>
    role === null ? { lowPicoUsd: 2n * usd, highPicoUsd: 5n * usd } : { lowPicoUsd: 0n, highPicoUsd: 0n },
  );
  expect(says).toBe(
    [
      "The next request may cost up to $1.50. Nothing was sent.",
      "$4.00 of the project's budget of $5.00 is spent. To finish what is left it would have to be about $6.00 to $9.00; the next request alone needs $5.50.",
      "$4.00 of the builder's budget of $5.00 is spent. To finish what is left it would have to be about $5.50; the next request alone needs $5.50.",
    ].join("\n"),
  );
});

test("one that waits says what is held, of which budgets", () => {
  const build = { ...project, ...makeBudget({ scope: "build" }), reservedPicoUsd: usd / 4n };
  expect(heldBudgetWords([{ ...project, reservedPicoUsd: usd }, build])).toBe(
    "Waits until what runs has ended: it holds $1.00 of the project's budget and $0.25 of the build's budget",
  );
});
