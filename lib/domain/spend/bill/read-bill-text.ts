import { err, ok, type Result } from "../../result.ts";
import { type BillLine, largestLinePicoUsd, longestModelName, mostBillLines, unnamedModel } from "./bill.ts";
import { type BillColumns, countsTokensOnly, findColumns } from "./bill-columns.ts";
import { matchModel } from "./match-model.ts";
import { decimalMark, readAmount } from "./read-amount.ts";
import { isOneDay, readBillDay } from "./read-bill-day.ts";
import { readTable, type TableRow } from "./read-table.ts";

/** Why a row of the text is not counted. */
export const leftReasons = [
  "other-day",
  "many-days",
  "no-day",
  "total",
  "other-service",
  "no-amount",
  "not-a-number",
  "too-large",
  "currency",
  "formula",
  "too-many-cells",
] as const;
export type LeftReason = (typeof leftReasons)[number];

export interface LeftRows {
  readonly reason: LeftReason;
  readonly rows: number;
  /** The first few, to look at. */
  readonly examples: readonly { readonly line: number; readonly text: string }[];
}

/** What was understood of a pasted bill, and what was not. */
export interface BillText {
  readonly lines: readonly (BillLine & { readonly rows: number })[];
  /** The heads of the columns that count; null where the text has no head and each row is a model and its amount. */
  readonly columns: (Readonly<Record<"model" | "amount", string>> & { readonly day: string | null }) | null;
  readonly left: readonly LeftRows[];
}

export type BillTextProblem =
  | { readonly type: "too-long" | "tokens-only" | "nothing-read" | "too-many-models" }
  | { readonly type: "currency"; readonly currency: string };

export interface BillTextContext {
  /** `YYYY-MM-DD`, UTC: rows of other days are left out. */
  readonly day: string;
  /** Models that a row may mean, those of the day first. */
  readonly known: readonly string[];
}

export const longestBillText = 2_000_000;
const headWithin = 50;
const separators = ["\t", ",", ";", "|"];

/**
 * Reads what a provider's console exports or a person copies from it: finds a column of models and one of amounts, and
 * adds up the rows of the day by model. Nothing is guessed in silence: each row is in a line or among those left out.
 */
export function readBillText(text: string, context: BillTextContext): Result<BillText, BillTextProblem> {
  if (text.length > longestBillText) return err({ type: "too-long" });
  const clean = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const found = findHead(clean);
  if (found === "tokens-only") return err({ type: "tokens-only" });
  const { rows, columns, heads } = found ?? { rows: readPairs(clean), columns: pair, heads: undefined };
  if (columns.foreign !== undefined) return err({ type: "currency", currency: columns.foreign });
  const sums = new Map<string, Sum>();
  const left = new Map<LeftReason, { rows: number; examples: { line: number; text: string }[] }>();
  const readRow = rowReader(rows, columns, heads, context);
  let currency: string | undefined;
  for (const row of rows) {
    const read = add(sums, readRow(row));
    if (sums.size > mostBillLines) return err({ type: "too-many-models" });
    if (read === undefined) continue;
    currency ??= read.currency;
    const of = left.get(read.reason) ?? { rows: 0, examples: [] };
    of.rows += 1;
    if (of.examples.length < 3) of.examples.push({ line: row.line, text: row.cells.join(" · ").slice(0, 160) });
    left.set(read.reason, of);
  }
  if (sums.size === 0 && currency !== undefined) return err({ type: "currency", currency });
  if (sums.size === 0 && (heads === undefined || left.size === 0)) return err({ type: "nothing-read" });
  return ok({
    lines: [...sums].map(([model, sum]) => ({ model, ...sum })),
    columns: heads
      ? {
          model: heads[columns.model] ?? "",
          amount: heads[columns.amount] ?? "",
          day: columns.day === undefined ? null : (heads[columns.day] ?? ""),
        }
      : null,
    left: leftReasons.flatMap((reason) => {
      const of = left.get(reason);
      return of ? [{ reason, ...of }] : [];
    }),
  });
}

interface Sum {
  amountPicoUsd: bigint;
  tokens: number | null;
  rows: number;
}

/** Adds a row to its model's sum; answers why where it does not count. */
function add(sums: Map<string, Sum>, read: ReadRow): LeftRow | undefined {
  if ("reason" in read) return read;
  const sum = sums.get(read.model) ?? { amountPicoUsd: 0n, tokens: null, rows: 0 };
  const amountPicoUsd = sum.amountPicoUsd + read.amountPicoUsd;
  if (amountPicoUsd > largestLinePicoUsd || amountPicoUsd < -largestLinePicoUsd) return { reason: "too-large" };
  const tokens = read.tokens === null ? sum.tokens : (sum.tokens ?? 0) + read.tokens;
  sums.set(read.model, { amountPicoUsd, tokens, rows: sum.rows + 1 });
  return undefined;
}

const pair: BillColumns = { model: 0, amount: 1, tokens: [] };

function findHead(text: string) {
  const start = text.split("\n", headWithin).join("\n");
  let isTokensOnly = false;
  for (const separator of separators) {
    const at = readTable(start, separator).findIndex(({ cells }) => findColumns(cells) !== undefined);
    isTokensOnly ||= at < 0 && readTable(start, separator).some(({ cells }) => countsTokensOnly(cells));
    if (at < 0) continue;
    const rows = readTable(text, separator);
    const heads = rows[at]?.cells ?? [];
    const columns = findColumns(heads);
    if (columns) return { rows: rows.slice(at + 1), columns, heads };
  }
  return isTokensOnly ? ("tokens-only" as const) : undefined;
}

/** Without a head, a row is a model and, after a separator or a space, its amount. */
function readPairs(text: string): readonly TableRow[] {
  const separator = ["\t", ";", "|", '"'].find((each) => text.includes(each));
  const rows = readTable(text, separator === '"' ? "," : (separator ?? "\t"));
  return rows.map(({ line, cells }) => {
    const told = cells.filter((cell) => cell !== "");
    return { line, cells: told.length === 1 ? splitPair(told[0] ?? "") : told };
  });
}

/** A comma may stand within the amount as well: `gpt-5, $1,234.50`, `gpt-5 1,234.50`, `gpt-5,1,234.50`. */
function splitPair(text: string): readonly string[] {
  const spaced = /^(.*\S)\s+((?:[A-Z]{3} )?\S+(?: [A-Z]{3})?)$/.exec(text.slice(0, 500));
  if (spaced) {
    const read = readAmount(spaced[2] ?? "");
    if (read.ok || read.error.type === "currency") return [(spaced[1] ?? "").replace(/[,:]$/, ""), spaced[2] ?? ""];
  }
  const comma = text.indexOf(",");
  return comma < 0 ? [text] : [text.slice(0, comma).trim(), text.slice(comma + 1).trim()];
}

interface LeftRow {
  readonly reason: LeftReason;
  readonly currency?: string;
}
type ReadRow = BillLine | LeftRow;

function rowReader(
  rows: readonly TableRow[],
  columns: BillColumns,
  heads: readonly string[] | undefined,
  { day, known }: BillTextContext,
): (row: TableRow) => ReadRow {
  const mark = decimalMark(rows.map(({ cells }) => cells[columns.amount] ?? ""));
  const serviceOf = ({ cells }: TableRow) => (columns.service === undefined ? "" : (cells[columns.service] ?? ""));
  const hasModelService = rows.some((row) => modelService.test(serviceOf(row)));
  const names = new Map<string, string>();
  const nameOf = (cell: string) => {
    const name = names.get(cell) ?? modelName(cell, known);
    names.set(cell, name);
    return name;
  };
  return (row) => {
    const { cells } = row;
    const cell = (index: number | undefined) => (index === undefined ? "" : (cells[index] ?? ""));
    if (cells.some((each) => /^(sub|grand )?total:?$|^sum:?$/i.test(each))) return { reason: "total" };
    if (cells.length > (heads?.length ?? 2)) return { reason: "too-many-cells" };
    if (/^[=+@]/.test(cell(columns.model))) return { reason: "formula" };
    if (hasModelService && !modelService.test(serviceOf(row))) return { reason: "other-service" };
    const read = readAmount(cell(columns.amount), mark);
    if (!read.ok) {
      if (read.error.type === "currency") return { reason: "currency", currency: read.error.currency };
      return { reason: read.error.type === "empty" ? "no-amount" : read.error.type };
    }
    const currency = cell(columns.currency).toUpperCase();
    if (currency !== "" && currency !== "USD" && currency !== "$") return { reason: "currency", currency };
    if (columns.day !== undefined) {
      const own = readBillDay(cell(columns.day));
      if (own === undefined) return { reason: "no-day" };
      if (!isOneDay(own, readBillDay(cell(columns.until)) ?? own)) return { reason: "many-days" };
      if (own !== day) return { reason: "other-day" };
    }
    const counts = columns.tokens
      .map((index) => cell(index).replace(/[, ]/g, ""))
      .filter((each) => /^\d{1,9}$/.test(each));
    const tokens = counts.length === 0 ? null : counts.reduce((sum, count) => sum + Number(count), 0);
    return { model: nameOf(cell(columns.model)), amountPicoUsd: read.value, tokens };
  };
}

const modelService = /gemini|generative|vertex|agent platform/i;

function modelName(cell: string, known: readonly string[]): string {
  const name = cell.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim();
  if (name === "") return unnamedModel;
  const plain = name.replace(/, (cached |cache |text |audio |image )*(input|output|read|write)s?( tokens)?$/i, "");
  return matchModel(name, known) ?? plain.slice(0, longestModelName).trim();
}
