import { err, ok, type Result } from "../../result.ts";
import { largestLinePicoUsd } from "./bill.ts";

export type AmountProblem =
  | { readonly type: "empty" }
  | { readonly type: "not-a-number" }
  | { readonly type: "too-large" }
  | { readonly type: "currency"; readonly currency: string };

/** Which character stands before the fraction. */
export type DecimalMark = "." | ",";

const longest = 64;
const sign = "[-+\u2212\u2013]?";
const dollars = String.raw`(?:US\$|USD|\$)?`;
const number = String.raw`(\d[\d.,'\u2019 ]*|[.,]\d+)(?:e([-+]?\d{1,2}))?`;
const amount = new RegExp(String.raw`^(\(?) ?(${sign}) ?${dollars} ?(${sign}) ?${number} ?${dollars} ?(\)?)$`, "i");
const foreign = new RegExp(
  String.raw`^\(? ?${sign} ?([A-Z]{1,3}\$|[A-Z]{2,3}|\p{Sc}) ?${sign} ?[\d.,]|[\d.,] ?([A-Z]{3}|\p{Sc}) ?\)?$`,
  "iu",
);

/**
 * Reads one cell of money exactly, in pico-dollars, rounded where it is finer than that. Knows signs and parentheses for
 * credits, thousands in any of the usual ways, exponents, and `$`, `US$` or `USD`. Another currency is refused: there is
 * no exchange rate here. A formula is not a number.
 */
export function readAmount(cell: string, mark: DecimalMark = "."): Result<bigint, AmountProblem> {
  const text = cell.replace(/[\s\u00a0\u2007\u2009\u202f]+/g, " ").trim();
  if (/^[-\u2013\u2014]?$/.test(text)) return err({ type: "empty" });
  if (text.length > longest) return err({ type: "not-a-number" });
  const match = amount.exec(text);
  if (!match) {
    const currency = foreign.exec(text);
    const name = currency?.[1] ?? currency?.[2];
    return name === undefined ? err({ type: "not-a-number" }) : err({ type: "currency", currency: name.toUpperCase() });
  }
  const [, open, before = "", after = "", digits = "", exponent = "0", close] = match;
  const signs = [before, after].filter((each) => each !== "");
  if ((open === "(") !== (close === ")") || signs.length > 1 || (open === "(" && signs.length > 0))
    return err({ type: "not-a-number" });
  const parts = splitDigits(digits.trim(), mark);
  if (!parts) return err({ type: "not-a-number" });
  const size = toPico(parts.whole, parts.fraction, Number(exponent));
  if (size > largestLinePicoUsd) return err({ type: "too-large" });
  const isNegative = open === "(" || (signs[0] !== undefined && signs[0] !== "+");
  return ok(isNegative ? -size : size);
}

/** The mark that a column of amounts uses: a comma only where some amount shows it, and none shows a point. */
export function decimalMark(cells: Iterable<string>): DecimalMark {
  let comma = false;
  for (const cell of cells) {
    const digits = cell.replace(/[^\d.,]/g, "").slice(0, longest);
    if (/^\d*\.\d{1,2}$|^\d*\.\d{4,}$|^0\.\d|,\d{3}\./.test(digits)) return ".";
    comma ||= /^\d*,\d{1,2}$|^\d*,\d{4,}$|^0,\d|\.\d{3},/.test(digits);
  }
  return comma ? "," : ".";
}

function splitDigits(digits: string, mark: DecimalMark) {
  const marks = [...digits.matchAll(/[.,]/g)];
  const last = marks.at(-1);
  const isFraction =
    last !== undefined &&
    marks.filter(([each]) => each === last[0]).length === 1 &&
    (marks.length > 1 || last[0] === mark || !/^[1-9]\d{0,2}[.,]\d{3}$/.test(digits));
  const whole = isFraction ? digits.slice(0, last.index) : digits;
  const fraction = isFraction ? digits.slice(last.index + 1) : "";
  const isGrouped = /^\d{1,3}(?:([.,'\u2019 ])\d{3})(?:\1\d{3})*$/.test(whole);
  if (!/^\d*$/.test(fraction) || !(isGrouped || /^\d*$/.test(whole))) return undefined;
  return { whole: whole.replace(/\D/g, ""), fraction };
}

function toPico(whole: string, fraction: string, exponent: number): bigint {
  const places = 12 + exponent - fraction.length;
  const all = BigInt(`0${whole}${fraction}`);
  if (places >= 0) return all * 10n ** BigInt(places);
  const unit = 10n ** BigInt(-places);
  return (all + unit / 2n) / unit;
}
