import { expect, test } from "vitest";
import { costWords } from "./cost-words.ts";

const measured = { costPicoUsd: 420_000_000_000n, costUpperPicoUsd: null };
const cut = { costPicoUsd: 14_000_000_000n, costUpperPicoUsd: 500_000_000_000n };
const unknown = { costPicoUsd: null, costUpperPicoUsd: null };

test("what was measured is told as it is, and what is estimated with the most that it can be", () => {
  expect(costWords([measured, unknown])).toBe("$0.42");
  expect(costWords([cut])).toBe("about $0.0140 and at most $0.50");
  expect(costWords([measured, cut])).toBe("about $0.43 and at most $0.92");
});
