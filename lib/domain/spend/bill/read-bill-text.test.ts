import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { usdOfPico } from "../money.ts";
import { largestLinePicoUsd, mostBillLines } from "./bill.ts";
import { longestBillText, readBillText } from "./read-bill-text.ts";

const day = "2026-11-20";
const known = [
  "claude-opus-4-6",
  "claude-haiku-4-5-20251001",
  "gemini-2.5-pro",
  "gemini-2.5-flash",
  "gpt-5-mini",
  "gpt-5",
];

/** The lines as `model dollars`, and what was left out as `reason rows`. */
function read(text: string) {
  const result = readBillText(text, { day, known });
  if (!result.ok) return result.error;
  const { lines, left } = result.value;
  return {
    lines: lines.map(({ model, amountPicoUsd }) => `${model} ${usdOfPico(amountPicoUsd)}`),
    left: left.map(({ reason, rows }) => `${reason} ${rows}`),
  };
}

describe("exports of the consoles", () => {
  test("Anthropic's costs: a row for each kind of token, several days, a list price beside what was paid", () => {
    const text = [
      "usage_date_utc,model,workspace,api_key,usage_type,context_window,token_type,cost_usd,list_price_usd,cost_type",
      "2026-11-20,Claude Opus 4.6,Default,key,message,≤ 200k,input_no_cache,0.05,0.06,token",
      "2026-11-20,Claude Opus 4.6,Default,key,message,≤ 200k,output,1.2345678901234,2,token",
      "2026-11-20,Claude Haiku 4.5,Default,key,message,≤ 200k,output,0.01,0.01,token",
      "2026-11-19,Claude Opus 4.6,Default,key,message,≤ 200k,output,9,9,token",
      "2026-11-20,,Default,key,web_search,,,0.02,0.02,web_search",
    ].join("\r\n");
    expect(read(text)).toEqual({
      lines: ["claude-opus-4-6 1.284567890123", "claude-haiku-4-5-20251001 0.01", "no model named 0.02"],
      left: ["other-day 1"],
    });
    const result = readBillText(text, { day, known });
    expect(result.ok && result.value.columns).toEqual({ model: "model", amount: "cost_usd", day: "usage_date_utc" });
  });

  test("OpenAI's costs: an epoch and an ISO time, a currency of its own column, the kind of token in the name", () => {
    const text = [
      "start_time,end_time,start_time_iso,end_time_iso,amount_value,amount_currency,line_item,project_id",
      '1795132800,1795219200,2026-11-20T00:00:00+00:00,2026-11-21T00:00:00+00:00,1.5e-05,usd,"gpt-5-mini-2025-08-07, input",p',
      '1795132800,1795219200,2026-11-20T00:00:00+00:00,2026-11-21T00:00:00+00:00,0.2,usd,"gpt-5-mini-2025-08-07, cached input",p',
      '1795132800,1795219200,2026-11-20T00:00:00+00:00,2026-11-21T00:00:00+00:00,0.3,usd,"o9-large, output",p',
      "1795132800,1795219200,2026-11-20T00:00:00+00:00,2026-11-21T00:00:00+00:00,,,,",
    ].join("\n");
    expect(read(text)).toEqual({ lines: ["gpt-5-mini 0.200015", "o9-large 0.3"], left: ["no-amount 1"] });
  });

  test("Google's cost table: lines before the head, units of sale as names, other services, credits, a total", () => {
    const text = [
      "Invoice month,202611",
      "Currency,USD",
      "",
      "Service description,SKU description,Cost type,Usage start date,Usage end date,Unrounded Cost ($),Cost ($)",
      "Gemini API,Generate content output token count Gemini 2.5 Pro short input text,Usage,2026-11-20,2026-11-20,1.004,1.00",
      "Gemini API,Generate content input token count gemini 2.5 flash,Usage,2026-11-20,2026-11-20,0.1,0.10",
      "Gemini API,Generate content input token count gemini 2.5 flash lite,Usage,2026-11-20,2026-11-20,0.2,0.20",
      "Gemini API,Generate content output token count Gemini 2.5 Pro short input text,Credit,2026-11-20,2026-11-20,-0.5,-0.50",
      "Compute Engine,N2 Instance Core,Usage,2026-11-20,2026-11-20,7,7.00",
      "Gemini API,Grounding,Usage,2026-11-01,2026-11-30,3,3.00",
      ",,,,Total,10.804,10.80",
    ].join("\n");
    expect(read(text)).toEqual({
      lines: [
        "gemini-2.5-pro 0.504",
        "gemini-2.5-flash 0.1",
        "Generate content input token count gemini 2.5 flash lite 0.2",
      ],
      left: ["many-days 1", "total 1", "other-service 1"],
    });
  });

  test("an export of tokens without amounts says that it is one", () => {
    const text = "usage_date_utc,model_version,usage_input_tokens_no_cache,usage_output_tokens\n2026-11-20,claude,1,2";
    expect(read(text)).toEqual({ type: "tokens-only" });
  });
});

describe("what a person types or copies", () => {
  test.each([
    ["gpt-5, $1,234.50"],
    ["gpt-5 1,234.50"],
    ["gpt-5,1,234.50"],
    ["gpt-5\t$1,234.50"],
    ["gpt-5;1.234,50"],
    ["gpt-5 | 1234.50 USD"],
    ['"gpt-5","1,234.50"'],
    ["Model\tCost\ngpt-5\t1 234.50"],
    ["Model;Cost (US$)\ngpt-5;1'234,50"],
  ])("%j", (text) => expect(read(text)).toEqual({ lines: ["gpt-5 1234.5"], left: [] }));

  test("several lines, with a total below them", () => {
    expect(read("Claude Opus 4.6  $1.20\n\ngpt-5  0.30\nTotal  1.50")).toEqual({
      lines: ["claude-opus-4-6 1.2", "gpt-5 0.3"],
      left: ["total 1"],
    });
  });

  test.each([
    ["Model,Cost (€)\ngpt-5,1.20", "€"],
    ["Model,Cost EUR\ngpt-5,1.20", "EUR"],
    ["Model\tCost\ngpt-5\t£1.20", "£"],
    ["gpt-5 12,50 EUR", "EUR"],
    ["model,cost,currency\ngpt-5,3,inr", "INR"],
  ])("another currency is refused by name: %j", (text, currency) =>
    expect(read(text)).toEqual({ type: "currency", currency }),
  );

  test("a thousands comma without quotes does not shift the cells", () => {
    expect(read("model,cost\ngpt-5,1,234.50\ngpt-5,2")).toEqual({ lines: ["gpt-5 2"], left: ["too-many-cells 1"] });
  });

  test("formulas, words and huge amounts are left out and named", () => {
    const text = 'model\tcost\n=HYPERLINK("http://x")\t1\ngpt-5\t=1+1\ngpt-5\tlots\ngpt-5\t99999999\ngpt-5\t1';
    expect(read(text)).toEqual({ lines: ["gpt-5 1"], left: ["not-a-number 2", "too-large 1", "formula 1"] });
  });

  test.each(["", "   \n\n", "hello", "{}", "model,cost"])("%j has nothing to read", (text) => {
    expect(read(text)).toEqual({ type: "nothing-read" });
  });
});

const cell = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.constantFrom(
    "model",
    "cost",
    "Cost ($)",
    "date",
    '"',
    '""',
    "\t",
    ";",
    "\r\n",
    "=1",
    "-",
    "(1.00)",
    "1,234",
    "$",
    "€",
    "\u0000",
    "\u202e",
    "Total",
  ),
);
const hostile = fc
  .array(fc.array(cell, { maxLength: 6 }), { maxLength: 30 })
  .map((rows) => rows.map((row) => row.join(",")).join("\n"));

test("whatever is pasted, every row is counted or left out, and no sum is out of bounds", () => {
  fc.assert(
    fc.property(hostile, fc.boolean(), (text, hasHead) => {
      const result = readBillText(hasHead ? `model,cost\n${text}` : text, { day, known });
      if (!result.ok) return;
      for (const { model, amountPicoUsd } of result.value.lines) {
        expect(model).toBe(model.trim());
        expect(model).not.toBe("");
        expect(model).not.toMatch(/\p{Cc}/u);
        expect(amountPicoUsd <= largestLinePicoUsd && amountPicoUsd >= -largestLinePicoUsd).toBe(true);
      }
    }),
  );
});

test("amounts written by a machine come back exactly, whatever separates them", () => {
  const rows = fc.array(fc.tuple(fc.constantFrom(...known), fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n })), {
    minLength: 1,
    maxLength: 40,
  });
  fc.assert(
    fc.property(rows, fc.constantFrom(",", ";", "\t", "|"), fc.boolean(), (lines, separator, isQuoted) => {
      const quote = (text: string) => (isQuoted ? `"${text}"` : text);
      const text = [["model", "cost_usd"], ...lines.map(([model, pico]) => [model, usdOfPico(pico)])]
        .map((cells) => cells.map(quote).join(separator))
        .join("\n");
      const result = readBillText(text, { day, known });
      const sums = Map.groupBy(lines, ([model]) => model);
      expect(result.ok && result.value.lines).toEqual(
        [...sums].map(([model, of]) => ({
          model,
          amountPicoUsd: of.reduce((sum, [, pico]) => sum + pico, 0n),
          tokens: null,
          rows: of.length,
        })),
      );
    }),
  );
});

test.each([
  ["one row after the other", () => `model,cost\n${"gpt-5,0.01\n".repeat(90_000)}`, ["gpt-5 900"]],
  ["quotes that nobody closes", () => `model,cost\ngpt-5,1\n${'"\n'.repeat(250_000)}`, ["gpt-5 1"]],
  ["one endless line", () => `model,cost\ngpt-5,1\n${'"a,'.repeat(330_000)}`, ["gpt-5 1"]],
  ["one endless number", () => `model,cost\ngpt-5,1\ngpt-5,${"9".repeat(1_000_000)}`, ["gpt-5 1"]],
  ["spaces without an end", () => `gpt-5 1\n${"a ".repeat(500_000)}`, ["gpt-5 1"]],
])("a megabyte is read in one pass: %s", (_, text, lines) => {
  expect(read(text())).toMatchObject({ lines });
});

test("more models than a bill has, or more text than anybody pastes, is refused", () => {
  const many = Array.from({ length: mostBillLines + 1 }, (_, i) => `model-${i}x\t1`).join("\n");
  expect(read(many)).toEqual({ type: "too-many-models" });
  expect(read("x".repeat(longestBillText + 1))).toEqual({ type: "too-long" });
});
