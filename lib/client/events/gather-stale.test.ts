import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { gatherStale } from "./gather-stale.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function watched() {
  const asked: string[] = [];
  const onTheWay = new Set<string>();
  const nameOf = (filters?: { queryKey?: readonly unknown[] }) => String(filters?.queryKey?.join("/"));
  const queries = {
    isFetching: (filters?: object) => (onTheWay.has(nameOf(filters)) ? 1 : 0),
    invalidateQueries: async (filters?: object) => void asked.push(nameOf(filters)),
  };
  return { asked, onTheWay, ...gatherStale(queries) };
}

test("what comes at once is asked for once", () => {
  const { asked, add } = watched();
  for (const part of ["view", "spend", "view"]) add(["project", part]);
  vi.advanceTimersByTime(1_000);
  expect(asked).toEqual(["project/view", "project/spend"]);
});

test("an answer on its way is waited for, and asked for again after it", () => {
  const { asked, onTheWay, add } = watched();
  onTheWay.add("view");
  add(["view"]);
  add(["spend"]);
  vi.advanceTimersByTime(1_000);
  expect(asked).toEqual(["spend"]);
  onTheWay.clear();
  vi.advanceTimersByTime(1_000);
  expect(asked).toEqual(["spend", "view"]);
});

test("nothing is asked for after the end", () => {
  const { asked, add, end } = watched();
  add(["view"]);
  end();
  vi.advanceTimersByTime(1_000);
  expect(asked).toEqual([]);
});
