import { expect, test } from "vitest";
import { noSpend } from "#components/projects/project-fixtures.ts";
import { spendDays } from "./spend-days.ts";

const entry = (day: string, model: string, usd: string, unknown = 0) => ({
  day,
  provider: "gemini",
  model,
  total: { ...noSpend, usd, attempts: 2, unknown },
});

test("a day adds up its models, the newest day first", () => {
  const days = [
    entry("2026-11-18", "pro", "0.5"),
    entry("2026-11-20", "flash", "0.1", 1),
    entry("2026-11-20", "pro", "0.4"),
  ];
  expect(spendDays(days)).toEqual([
    {
      day: "2026-11-20",
      usd: 0.5,
      attempts: 4,
      unknown: 1,
      estimated: false,
      models: [
        { name: "pro", provider: "gemini", usd: "0.4" },
        { name: "flash", provider: "gemini", usd: "0.1" },
      ],
    },
    {
      day: "2026-11-18",
      usd: 0.5,
      attempts: 2,
      unknown: 0,
      estimated: false,
      models: [{ name: "pro", provider: "gemini", usd: "0.5" }],
    },
  ]);
});
