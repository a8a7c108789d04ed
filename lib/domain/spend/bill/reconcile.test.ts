import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ModelOnBillDay } from "../../api/bill.ts";
import { usdOfPico } from "../money.ts";
import { differenceReasons } from "./difference-reasons.ts";
import { agrees, permille, reconcile } from "./reconcile.ts";

const usd = 10n ** 12n;

function ours(model: string, row: Partial<ModelOnBillDay> = {}): ModelOnBillDay {
  return {
    model,
    ...{ measuredUsd: "1", estimatedUsd: "0", estimatedUpperUsd: "0", usd: "1", attempts: 4, unknown: 0 },
    tokens: { inputUncached: 900, cacheRead: 0, cacheWrite: 0, output: 100, reasoning: 0 },
    ...{
      retries: 0,
      cut: 0,
      free: 0,
      servedByOther: 0,
      prices: [{ id: "c", source: "price page", asOf: "2026-11-01" }],
    },
    ...row,
  };
}

const line = (model: string, amountPicoUsd: bigint, tokens: number | null = null) => ({ model, amountPicoUsd, tokens });

test("lines find their models by the bill's own words, and add up", () => {
  const compared = reconcile(
    [line("Claude Opus 4.6", usd), line("claude-opus-4-6 cache", usd / 2n, 70), line("somebody else", 3n * usd)],
    [ours("claude-opus-4-6"), ours("claude-haiku-4-5", { usd: "0.25" })],
  );
  expect(
    compared.map(({ model, theirs, differencePicoUsd }) => [
      model,
      theirs?.picoUsd ?? null,
      usdOfPico(differencePicoUsd),
    ]),
  ).toEqual([
    ["somebody else", 3n * usd, "3"],
    ["claude-opus-4-6", (3n * usd) / 2n, "0.5"],
    ["claude-haiku-4-5", null, "-0.25"],
  ]);
});

test("differences of models add up to the difference of the day", () => {
  const amounts = fc.bigInt({ min: -1_000_000n * usd, max: 1_000_000n * usd });
  const names = fc.constantFrom("claude-opus-4-6", "Claude Opus 4.6", "gpt-5", "gpt-5-mini", "x");
  const mine = fc.uniqueArray(fc.tuple(fc.constantFrom("claude-opus-4-6", "gpt-5", "y"), amounts), {
    selector: ([model]) => model,
  });
  fc.assert(
    fc.property(fc.array(fc.tuple(names, amounts)), mine, (billed, own) => {
      const lines = billed.map(([model, amount]) => line(model, amount));
      const compared = reconcile(
        lines,
        own.map(([model, amount]) => ours(model, { usd: usdOfPico(amount) })),
      );
      const all =
        billed.reduce((sum, [, amount]) => sum + amount, 0n) - own.reduce((sum, [, amount]) => sum + amount, 0n);
      expect(compared.reduce((sum, { differencePicoUsd }) => sum + differencePicoUsd, 0n)).toBe(all);
    }),
  );
});

test("a cent is rounding, and shares are of the bill", () => {
  expect([agrees(usd / 100n), agrees(-usd / 100n), agrees(usd / 100n + 1n)]).toEqual([true, true, false]);
  expect([permille(usd / 4n, usd), permille(-usd, 3n * usd), permille(usd, 0n)]).toEqual([250, -333, undefined]);
});

describe("the likely reasons", () => {
  const reasons = (theirs: bigint | null, row: Partial<ModelOnBillDay> | null, tokens: number | null = null) => {
    const [compared] = reconcile(
      theirs === null ? [] : [line("gpt-5", theirs, tokens)],
      row === null ? [] : [ours("gpt-5", row)],
    );
    if (!compared) throw new Error("nothing compared");
    return differenceReasons(compared);
  };
  const kinds = (...given: Parameters<typeof reasons>) =>
    reasons(...given).map(({ oddity, says }) => oddity ?? says.split(" ")[0]);

  test("of no difference are none", () => {
    expect(reasons(usd, { unknown: 2, retries: 3 })).toEqual([]);
  });

  test("of a larger bill begin with what is unknown or estimated here", () => {
    const row = {
      unknown: 1,
      estimatedUsd: "0.5",
      estimatedUpperUsd: "2",
      cut: 2,
      usd: "1.5",
      retries: 1,
      free: 1,
      servedByOther: 2,
    };
    expect(kinds(2n * usd, row)).toEqual([
      "unknown",
      "estimated",
      "served-by-other",
      "retry",
      "One",
      "Priced",
      "Requests",
    ]);
    expect(reasons(2n * usd, row)[1]?.says).toContain("$0.50, at most $2.00. The difference fits into that.");
    expect(reasons(9n * usd, row)[1]?.says).toContain("That explains $1.50 at most.");
  });

  test("of a smaller bill are a high estimate, prices, and what is not booked yet", () => {
    expect(kinds(usd, { estimatedUsd: "0.5", estimatedUpperUsd: "1", usd: "1.5" })).toEqual([
      "estimated",
      "Priced",
      "Providers",
    ]);
    expect(kinds(null, {})).toEqual(["The"]);
  });

  test("a model that no attempt asked for was asked elsewhere", () => {
    expect(reasons(usd, null).map(({ says }) => says)).toEqual([expect.stringContaining("outside Groundplan")]);
  });

  test("tokens tell prices from requests", () => {
    expect(reasons(2n * usd, {}, 1_005)[0]?.says).toContain("Both count the same tokens, so the prices differ.");
    expect(reasons(2n * usd, {}, 2_000)[0]?.says).toContain("The bill counts 2,000 tokens, the attempts 1,000");
  });
});
