import { expect, test } from "vitest";
import type { RoundView } from "#lib/domain/api/build.ts";
import { diffBases } from "./diff-bases.ts";

const round = (number: number, commit: string | null): RoundView => ({
  id: `r${number}`,
  number,
  kind: number === 1 ? "build" : "fix",
  status: "ended",
  phase: "done",
  escalated: false,
  answers: 1,
  repairs: 0,
  baseCommit: number === 1 ? "start" : `c${number - 1}`,
  commit,
  author: null,
  note: null,
  backReason: null,
  checks: [],
  attempts: [],
  spendUsd: null,
  startedAt: "2026-11-20T12:00:00.000Z",
  endedAt: null,
});

test("a round is compared with the one before it, further ones, and the start", () => {
  const rounds = [round(1, "c1"), round(2, null), round(3, "c3"), round(4, "c4")];
  expect(diffBases(rounds, round(4, "c4")).map(({ value, commit }) => [value, commit])).toEqual([
    ["3", "c3"],
    ["1", "c1"],
    ["base", "start"],
  ]);
});

test("the first round has only the start to be compared with", () => {
  expect(diffBases([round(1, "c1")], round(1, "c1")).map(({ label }) => label)).toEqual(["the start of the build"]);
});
