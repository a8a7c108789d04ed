import { expect, test } from "vitest";
import type { EventView } from "#lib/domain/api/event.ts";
import { appendEvents, placeEvent } from "./follow-log.ts";

test.each([
  [3, "old"],
  [4, "old"],
  [5, "next"],
  [7, "jump"],
] as const)("after 4, event %d is %s", (seq, place) => expect(placeEvent(4, { seq })).toBe(place));

test("what overlaps is appended once, and nothing new keeps the very same log", () => {
  const events = [1, 2, 3, 4].map((seq) => ({ seq }) as EventView);
  const log = events.slice(0, 2);
  expect(appendEvents(log, events).map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  expect(appendEvents(log, log)).toBe(log);
});
