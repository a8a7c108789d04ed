import type { BillingProvider } from "#lib/domain/spend/bill/bill.ts";
import type { AmountProblem } from "#lib/domain/spend/bill/read-amount.ts";
import type { BillTextProblem, LeftReason } from "#lib/domain/spend/bill/read-bill-text.ts";

export const billers = {
  anthropic: {
    name: "Anthropic",
    console: "Claude Console, Cost, Export",
    days: "Its console counts days in UTC, as here.",
  },
  gemini: {
    name: "Google Gemini",
    console: "Google Cloud, Billing, Cost table, Download",
    days: "Google Cloud’s billing pages count days in Pacific time, here they are UTC: what was asked between midnight UTC and midnight Pacific stands under the day before there.",
  },
  openai: {
    name: "OpenAI-compatible",
    console: "OpenAI, Usage, Costs, Export, grouped by line item",
    days: "OpenAI counts days in UTC, as here; another server may not.",
  },
} satisfies Record<BillingProvider, { name: string; console: string; days: string }>;

const dollarsOnly = "Amounts are dollars here, and there is no exchange rate. Type what it is in dollars.";

export function amountWords(problem: AmountProblem): string {
  if (problem.type === "currency") return `This is ${problem.currency}. ${dollarsOnly}`;
  return {
    empty: "Give an amount.",
    "not-a-number": "No amount: dollars as 1.25, credits as -0.50.",
    "too-large": "More than a million dollars.",
  }[problem.type];
}

/** Why a pasted text cannot be used at all. */
export function textProblemWords(problem: BillTextProblem): string {
  if (problem.type === "currency") return `The amounts are ${problem.currency}. ${dollarsOnly}`;
  return {
    "too-long": "That is more than two million characters. Paste the rows of this day only.",
    "tokens-only": "This export counts tokens and has no amounts. Export the costs instead, or type the amounts below.",
    "nothing-read":
      "No amounts found. Paste the table with its head, one of whose columns names models and one what they cost.",
    "too-many-models": "That names more than 200 models. Paste the rows of this day only.",
  }[problem.type];
}

/** What became of rows that are not counted. */
export const leftWords = {
  "other-day": "of another day",
  "many-days": "over several days",
  "no-day": "without a day that can be read",
  total: "with a total of others",
  "other-service": "of another service",
  "no-amount": "without an amount",
  "not-a-number": "whose amount is no number",
  "too-large": "over a million dollars",
  currency: "in another currency",
  formula: "with a formula for a name",
  "too-many-cells": "with more cells than the head: a comma without quotes?",
} satisfies Record<LeftReason, string>;
