import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { noticeLoss } from "./notice-loss.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function watched() {
  const told: string[] = [];
  return { told, ...noticeLoss((connection) => told.push(connection)) };
}

test("a renewal is no loss", () => {
  const { told, report } = watched();
  report("lost");
  vi.advanceTimersByTime(1_000);
  report("open");
  vi.advanceTimersByTime(10_000);
  expect(told).toEqual(["open"]);
});

test("tries that fail again do not put off the news", () => {
  const { told, report } = watched();
  for (let second = 0; second < 4; second += 1) {
    report("lost");
    vi.advanceTimersByTime(1_000);
  }
  expect(told).toEqual(["lost"]);
  report("open");
  expect(told).toEqual(["lost", "open"]);
});

test("nothing is told after the end", () => {
  const { told, report, end } = watched();
  report("lost");
  end();
  vi.advanceTimersByTime(10_000);
  expect(told).toEqual([]);
});
