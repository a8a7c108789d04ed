import { expect, test } from "vitest";
import type { BillView } from "#lib/domain/api/bill.ts";
import { draftOf, problemOfRow, toPutBill, withRow } from "./bill-draft.ts";

const view: BillView = {
  ...{ provider: "openai", day: "2026-11-20", running: 0, odd: [] },
  bill: {
    ...{ revision: 3, note: "n", createdAt: "2026-11-20T00:00:00Z", changedAt: "2026-11-20T00:00:00Z" },
    lines: [{ model: "gpt-5", usd: "1.5", tokens: 7 }],
  },
  ours: [],
};

test("a kept bill goes through the form unchanged", () => {
  const draft = draftOf(view);
  expect(draft.isOpen).toBe(false);
  expect(toPutBill(draft)).toEqual({ revision: 3, note: "n", lines: [{ model: "gpt-5", usd: "1.5", tokens: 7 }] });
});

test("rows without an amount are not on the bill", () => {
  const draft = draftOf({ ...view, bill: null });
  expect([draft.isOpen, draft.rows]).toEqual([true, [{ key: "0", model: "", usd: "", tokens: null }]]);
  const rows = withRow(draft.rows).map((row) => (row.key === "1" ? { ...row, model: " x ", usd: "(1,50)" } : row));
  expect(toPutBill({ ...draft, rows })).toEqual({
    revision: 0,
    note: "",
    lines: [{ model: "x", usd: "-1.5", tokens: null }],
  });
});

test.each([
  ["x", "", undefined],
  ["x", "1.2", undefined],
  ["x", "lots", "No amount: dollars as 1.25, credits as -0.50."],
  ["x", "1.20 €", "This is €. Amounts are dollars here, and there is no exchange rate. Type what it is in dollars."],
  [" ", "1", "Name the model."],
])("%j with %j: %s", (model, usd, problem) =>
  expect(problemOfRow({ key: "0", model, usd, tokens: null })).toBe(problem),
);
