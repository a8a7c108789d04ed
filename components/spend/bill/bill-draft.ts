import type { BillView, PutBill } from "#lib/domain/api/bill.ts";
import type { BillLine } from "#lib/domain/spend/bill/bill.ts";
import { readAmount } from "#lib/domain/spend/bill/read-amount.ts";
import type { BillText } from "#lib/domain/spend/bill/read-bill-text.ts";
import { usdOfPico } from "#lib/domain/spend/money.ts";
import { amountWords } from "./bill-words.ts";

/** A row as it is typed. A row without an amount is not on the bill. */
export interface DraftRow {
  readonly key: string;
  readonly model: string;
  readonly usd: string;
  readonly tokens: number | null;
}

/** What a person has typed or pasted of one day's bill, and not saved yet. */
export interface BillDraft {
  readonly isOpen: boolean;
  /** The kept one that it began from; 0 for none. */
  readonly revision: number;
  readonly rows: readonly DraftRow[];
  readonly note: string;
  readonly pasted: string;
}

/** Begins from the kept bill, or from the models that the attempts name. */
export function draftOf({ bill, ours }: BillView): BillDraft {
  const rows = bill?.lines ?? ours.map(({ model }) => ({ model, usd: "", tokens: null }));
  return {
    isOpen: bill === null,
    revision: bill?.revision ?? 0,
    rows: (rows.length === 0 ? [{ model: "", usd: "", tokens: null }] : rows).map((row, i) => ({
      key: `${i}`,
      ...row,
    })),
    note: bill?.note ?? "",
    pasted: "",
  };
}

/** A key that no row has. */
export function withRow(rows: readonly DraftRow[]): readonly DraftRow[] {
  const key = `${Math.max(-1, ...rows.map((row) => Number(row.key))) + 1}`;
  return [...rows, { key, model: "", usd: "", tokens: null }];
}

export function rowsOfText({ lines }: BillText): readonly DraftRow[] {
  return lines.map(({ model, amountPicoUsd, tokens }, i) => ({
    ...{ key: `${i}`, model, tokens },
    usd: usdOfPico(amountPicoUsd),
  }));
}

/** What is wrong with a row, in words; undefined where nothing is. */
export function problemOfRow({ model, usd }: DraftRow): string | undefined {
  const read = readAmount(usd);
  if (!read.ok) return read.error.type === "empty" ? undefined : amountWords(read.error);
  return model.trim() === "" ? "Name the model." : undefined;
}

/** The lines that stand for something so far. */
export function linesOf(rows: readonly DraftRow[]): readonly BillLine[] {
  return rows.flatMap(({ model, usd, tokens }) => {
    const read = readAmount(usd);
    return read.ok && model.trim() !== "" ? [{ model: model.trim(), amountPicoUsd: read.value, tokens }] : [];
  });
}

export function toPutBill({ revision, rows, note }: BillDraft): PutBill {
  const lines = linesOf(rows).map(({ model, amountPicoUsd, tokens }) => ({
    ...{ model, tokens },
    usd: usdOfPico(amountPicoUsd),
  }));
  return { revision, lines, note: note.trim() };
}
