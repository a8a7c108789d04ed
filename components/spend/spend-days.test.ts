import { expect, test } from "vitest";
import { noSpend } from "#components/projects/project-fixtures.ts";
import { spendDays } from "./spend-days.ts";

const entry = (day: string, model: string, usd: string, unknown = 0) => ({
  day,
  provider: "gemini",
  model,
  total: { ...noSpend, usd, measuredUsd: usd, attempts: 2, unknown },
});

test("a day adds up its models exactly, the newest day first, and keeps what is unknown", () => {
  const days = [
    entry("2026-11-18", "pro", "0.5"),
    entry("2026-11-20", "flash", "0.1", 1),
    entry("2026-11-20", "pro", "0.2"),
  ];
  expect(
    spendDays(days).map(({ day, total: { usd, attempts, unknown }, models }) => ({
      ...{ day, usd, attempts, unknown },
      models: models.map(({ name, total }) => `${name} ${total.usd} ${total.unknown}`),
    })),
  ).toEqual([
    { day: "2026-11-20", usd: "0.3", attempts: 4, unknown: 1, models: ["pro 0.2 0", "flash 0.1 1"] },
    { day: "2026-11-18", usd: "0.5", attempts: 2, unknown: 0, models: ["pro 0.5 0"] },
  ]);
});
