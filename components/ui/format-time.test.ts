import { expect, test } from "vitest";
import { formatAgo, formatDuration, formatUntil } from "./format-time.ts";

const now = Date.parse("2026-11-20T12:00:00.000Z");

test.each([
  ["2026-11-20T11:59:58.000Z", "now"],
  ["2026-11-20T12:00:04.000Z", "now"],
  ["2026-11-20T11:59:20.000Z", "40 s ago"],
  ["2026-11-20T11:48:00.000Z", "12 min ago"],
  ["2026-11-20T09:00:00.000Z", "3 h ago"],
  ["2026-11-15T12:00:00.000Z", "5 d ago"],
  ["2026-10-01T12:00:00.000Z", "2026-10-01"],
])("%s is %s", (at, words) => expect(formatAgo(at, now)).toBe(words));

test.each([
  ["2026-11-20T12:00:00.000Z", "now"],
  ["2026-11-20T12:00:02.100Z", "in 3 s"],
  ["2026-11-20T12:01:50.000Z", "in 110 s"],
  ["2026-11-20T12:12:01.000Z", "in 13 min"],
  ["2026-11-20T15:00:00.000Z", "in 3 h"],
  ["2026-11-20T15:04:30.000Z", "in 3 h 5 min"],
])("%s is %s", (at, words) => expect(formatUntil(at, now)).toBe(words));

test.each([
  [-5, "0 ms"],
  [420, "420 ms"],
  [4_240, "4.2 s"],
  [42_900, "42 s"],
  [65_000, "1:05 min"],
  [7_380_000, "2:03 h"],
])("%d ms is %s", (ms, words) => expect(formatDuration(ms)).toBe(words));
