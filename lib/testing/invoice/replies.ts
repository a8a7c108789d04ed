import { readFileSync } from "node:fs";
import type { ModelRequest } from "../../engine/ports/model-gateway.ts";

/** A blueprint of three modules, small enough to be built in a test with the real compiler and test runner. */
export const invoiceBlueprint = readFileSync(new URL("blueprint.md", import.meta.url), "utf8");

const file = (nonce: string, path: string, text: string) => `<file-${nonce} path="${path}">\n${text}</file-${nonce}>\n`;

const parseAmount = (pattern: string) => `import type { Cents } from "./contract.ts";

const amount = ${pattern};

/** Reads "12", "12.5" and "12.50"; undefined for any other text. */
export function parseAmount(text: string): Cents | undefined {
  const match = amount.exec(text);
  return match ? Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0")) : undefined;
}
`;

/** Round 1 reads "1.234" as 334 cents, which its own test does not show. */
const loosePattern = "/^(\\d+)(?:\\.(\\d{1,3}))?$/";
const rightPattern = "/^(\\d+)(?:\\.(\\d{1,2}))?$/";

const amountsTest = `import assert from "node:assert/strict";
import { test } from "node:test";
import { parseAmount } from "./index.ts";

test("reads cents", () => assert.equal(parseAmount("12.50"), 1250));
`;

const taxOn = (formula: string) => `import type { Cents } from "../amounts/contract.ts";

/** The tax on an amount, half a cent rounded up. */
export function taxOn(amount: Cents, percent: number): Cents {
  return ${formula};
}
`;

const ratesTest = `import assert from "node:assert/strict";
import { test } from "node:test";
import { taxOn } from "./index.ts";

test("rounds half a cent up", () => assert.equal(taxOn(50, 5), 3));
`;

const totalOf = `import { parseAmount } from "../amounts/index.ts";
import { taxOn } from "../rates/index.ts";
import type { Line } from "./contract.ts";

/** The sum of the lines with their tax; undefined when an amount cannot be read. */
export function totalOf(lines: readonly Line[]): number | undefined {
  let total = 0;
  for (const { amount, percent } of lines) {
    const cents = parseAmount(amount);
    if (cents === undefined) return undefined;
    total += cents + taxOn(cents, percent);
  }
  return total;
}
`;

const approved = { verdict: "approved", findings: [], rulings: [] };

/** What the models of the story say: amounts has a bug that only the review sees, rates is red once. */
export function invoiceReply({ subject }: ModelRequest): string | undefined {
  const { promptId, moduleId, round = 1, repair = 0, nonce = "", findingIds = [] } = subject;
  const key = `${promptId} ${moduleId ?? "-"} ${round}.${repair}`;
  switch (key) {
    case "draft-blueprint - 1.0":
      return invoiceBlueprint;
    case "build-module amounts 1.0":
      return (
        file(nonce, "src/amounts/index.ts", 'export { parseAmount } from "./parse-amount.ts";\n') +
        file(nonce, "src/amounts/parse-amount.ts", parseAmount(loosePattern)) +
        file(nonce, "src/amounts/parse-amount.test.ts", amountsTest)
      );
    case "fix-module amounts 2.0":
      return `${file(nonce, "src/amounts/parse-amount.ts", parseAmount(rightPattern))}<answer-${nonce} finding="${findingIds[0]}" is="fixed">Two digits at most.</answer-${nonce}>\n`;
    case "build-module rates 1.0":
      return (
        file(nonce, "src/rates/index.ts", 'export { taxOn } from "./tax-on.ts";\n') +
        file(nonce, "src/rates/tax-on.ts", taxOn("Math.floor((amount * percent) / 100)")) +
        file(nonce, "src/rates/tax-on.test.ts", ratesTest)
      );
    case "build-module rates 1.1":
      return file(nonce, "src/rates/tax-on.ts", taxOn("Math.round((amount * percent) / 100)"));
    case "build-module invoice 1.0":
      return (
        file(nonce, "src/invoice/index.ts", 'export { totalOf } from "./total-of.ts";\n') +
        file(nonce, "src/invoice/total-of.ts", totalOf)
      );
    case "review-module amounts 1.0":
      return JSON.stringify({
        verdict: "changes",
        findings: [
          {
            severity: "major",
            path: "src/amounts/parse-amount.ts",
            quote: String.raw`(?:\.(\d{1,3}))?$/`,
            claim: "Three digits after the point are read, and give a wrong number of cents.",
            breaks: "section",
            fix: "Allow two digits at most.",
          },
        ],
        rulings: [],
      });
    case "review-module amounts 2.0":
      return JSON.stringify({ ...approved, rulings: [{ finding: findingIds[0], is: "fixed" }] });
    case "review-module rates 1.0":
    case "review-module invoice 1.0":
    case "review-integration - 1.0":
      return JSON.stringify(approved);
    default:
      return undefined;
  }
}
