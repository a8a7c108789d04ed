import { expect, test } from "vitest";
import { makeBuild, makeFinding, makeProject, makeRound, makeRun } from "#lib/testing/make-rows.ts";
import type { Round } from "./build.ts";
import { type ModuleStanding, planModule } from "./plan-module.ts";

const settings = makeProject().settings;
const standing = (parts: Partial<ModuleStanding> = {}): ModuleStanding => ({
  build: makeBuild(),
  run: makeRun({ status: "building", rounds: 1, commit: "c1", baseCommit: "c0" }),
  round: undefined,
  reviewedTrees: [],
  dependencies: [],
  findings: [],
  openDecision: undefined,
  mergeQueued: false,
  mergeAllowed: false,
  settings,
  ...parts,
});
const plan = (parts: Partial<ModuleStanding> = {}) => planModule(standing(parts));
const inRound = (round: Partial<Round>, parts: Partial<ModuleStanding> = {}) =>
  plan({ round: makeRound({ phase: "building", outcome: null, ...round }), ...parts });
const after = (outcome: Round["outcome"], parts: Partial<ModuleStanding> = {}) =>
  inRound({ phase: "done", outcome }, parts);
const open = [makeFinding({ status: "open", severity: "major" })];
const run = (row: Parameters<typeof makeRun>[0]) => makeRun({ commit: "c1", baseCommit: "c0", ...row });
const fix = (escalated = false) => ({ do: "start-round", kind: "fix", escalated });

test("what stands above the module comes first", () => {
  expect(plan({ build: makeBuild({ status: "ended" }) })).toEqual({ do: "done" });
  expect(plan({ run: run({ status: "ended", outcome: "merged" }) })).toEqual({
    do: "wait",
    why: "the rest of the build",
  });
  expect(plan({ openDecision: { id: "d1" } })).toEqual({ do: "wait", why: "an answer from you" });
  for (const control of ["pause", "stop", "cancel"] as const)
    expect(plan({ build: makeBuild({ control }) })).toEqual({ do: "wait", why: "the build is paused" });
});

test("a module that merges waits for its queue, or is put into it", () => {
  const merging = run({ status: "merging" });
  expect(plan({ run: merging, mergeQueued: true })).toEqual({ do: "wait", why: "the merge queue" });
  expect(plan({ run: merging })).toEqual({ do: "merge" });
});

test("dependencies are waited for by name before the first round; one left out takes it along", () => {
  const dependency = (moduleId: string, outcome: "merged" | "kept" | "left-out" | null) => ({
    moduleId,
    status: outcome ? ("ended" as const) : ("building" as const),
    outcome,
  });
  const fresh = run({ status: "waiting", commit: null, baseCommit: null });
  expect(plan({ run: fresh, dependencies: [dependency("a", null), dependency("b", null)] })).toEqual({
    do: "wait",
    why: "a, b",
  });
  expect(plan({ run: fresh, dependencies: [dependency("a", "merged"), dependency("b", "kept")] })).toEqual({
    do: "start-round",
    kind: "build",
    escalated: false,
  });
  expect(plan({ run: fresh, dependencies: [dependency("a", null), dependency("b", "left-out")] })).toEqual({
    do: "leave-out",
  });
  // One that is reopened does not hold up a round that is in the works.
  expect(inRound({}, { dependencies: [dependency("a", null)] })).toEqual({ do: "ask-builder" });
});

test("a first round with findings that a person opened again is a fix", () => {
  const fresh = run({ status: "waiting", commit: null, baseCommit: null });
  expect(plan({ run: fresh, findings: [makeFinding({ status: "open", severity: "major" })] })).toEqual(fix());
});

test.each<[string, Partial<Round>, unknown]>([
  ["asks the builder", { phase: "building" }, { do: "ask-builder" }],
  ["asks again after the last repair", { phase: "building", repairs: 3 }, { do: "ask-builder" }],
  ["ends after red once more", { phase: "building", repairs: 4 }, { do: "decide", reason: "checks-stayed-red" }],
  ["asks again after two refusals", { phase: "building", refusals: 2 }, { do: "ask-builder" }],
  ["ends after three", { phase: "building", refusals: 3 }, { do: "decide", reason: "replies-unusable" }],
  ["rules on blocked", { phase: "blocked" }, { do: "rule-on-blocked" }],
  ["checks", { phase: "checking" }, { do: "check" }],
  ["rules on a red of others", { phase: "red" }, { do: "rule-on-red" }],
  ["reviews where nothing is contested", { phase: "ruling" }, { do: "review" }],
  ["reviews", { phase: "reviewing" }, { do: "review" }],
  ["reviews once more", { phase: "reviewing", reviewsAsked: 1 }, { do: "review" }],
  ["ends without proof", { phase: "reviewing", reviewsAsked: 2 }, { do: "decide", reason: "no-proven-finding" }],
])("a round %s", (_, round, expected) => {
  expect(inRound(round)).toEqual(expected);
});

test("a contested finding is ruled on first", () => {
  const findings = [makeFinding({ id: "x1", status: "open" }), makeFinding({ id: "x2", status: "contested" })];
  expect(inRound({ phase: "ruling" }, { findings })).toEqual({ do: "rule-on-contest", findingId: "x2" });
});

test("a round that joins waits for the other module, and ends where that one is left out", () => {
  const joining = { phase: "joining", backReason: "b" } as const;
  expect(inRound(joining, { joins: { moduleId: "b", outcome: null } })).toEqual({ do: "wait", why: "b" });
  expect(inRound(joining, { joins: { moduleId: "b", outcome: "merged" } })).toEqual({ do: "join" });
  expect(inRound(joining, { joins: { moduleId: "b", outcome: "left-out" } })).toEqual({
    do: "decide",
    reason: "checks-stayed-red",
  });
});

test("an approved round is merged, or asked for where the project wants that", () => {
  for (const outcome of ["approved", "approved-with-minor"] as const) expect(after(outcome)).toEqual({ do: "merge" });
  const asks = { settings: { ...settings, askBeforeMerge: true } };
  expect(after("approved", asks)).toEqual({ do: "decide", reason: "ask-before-merge" });
  expect(after("approved", { ...asks, mergeAllowed: true })).toEqual({ do: "merge" });
});

test("an order comes before how the round ended", () => {
  for (const outcome of ["approved", "review-limit", "checks-stayed-red"] as const)
    expect(after(outcome, { run: run({ nextOrdered: true, reviews: 9 }) })).toEqual(fix());
  expect(after("replies-unusable", { run: run({ nextOrdered: true, commit: "c0" }) })).toEqual({
    do: "start-round",
    kind: "build",
    escalated: false,
  });
});

test("a merged module that goes on from the branch's tip has files to fix", () => {
  expect(after("approved", { run: run({ nextOrdered: true, commit: "tip", baseCommit: "tip" }) })).toEqual(fix());
});

test("rounds go on, escalate before the last, and end at the limit", () => {
  const reviewed = (reviews: number) => after("changes", { findings: open, run: run({ reviews }) });
  expect([1, 2, 3].map(reviewed)).toEqual([fix(), fix(true), { do: "decide", reason: "review-limit" }]);
  const single = { findings: open, settings: { ...settings, reviews: 1 }, run: run({ reviews: 0 }) };
  expect(after("changes", single)).toEqual(fix());
});

test("a finding unfixed twice ends the rounds before the limit does; one that no longer blocks does not", () => {
  const unfixed = { unfixed: 2, severity: "major" } as const;
  const twice = [makeFinding({ status: "open", ...unfixed })];
  expect(after("changes", { findings: twice, run: run({ reviews: 3 }) })).toEqual({
    do: "decide",
    reason: "unfixed-twice",
  });
  for (const status of ["fixed", "dismissed", "withdrawn"] as const)
    expect(
      after("changes", { findings: [...open, makeFinding({ status, ...unfixed })], run: run({ reviews: 1 }) }),
    ).toEqual(fix());
  const minor = makeFinding({ status: "open", unfixed: 2, severity: "minor" });
  expect(after("changes", { findings: [...open, minor] })).toEqual(fix());
});

test("a tree that was reviewed before ends the rounds", () => {
  const at = (reviewedTrees: string[], answers = 1) =>
    inRound(
      { phase: "done", outcome: "changes", answers },
      { reviewedTrees, findings: open, run: run({ reviews: 1 }) },
    );
  expect([at(["t1", "t2"]), at(["t1", "t2", "t1"]), at(["t1", "t1", "t2"])]).toEqual([
    fix(),
    { do: "decide", reason: "tree-repeats" },
    fix(),
  ]);
  // A round without an answer looked at the same tree again: its builder has not been asked yet.
  expect(at(["t1", "t1"], 0)).toEqual(fix());
});

test("where a person has dismissed all that asked for changes, the module is merged, or asked for", () => {
  const findings = [makeFinding({ status: "dismissed", severity: "blocker", unfixed: 2 })];
  expect(after("changes", { findings, run: run({ reviews: 3 }) })).toEqual({ do: "merge" });
  expect(after("changes", { findings, settings: { ...settings, askBeforeMerge: true } })).toEqual({
    do: "decide",
    reason: "ask-before-merge",
  });
});

test("an approved round with a finding that a person opened again is not merged", () => {
  for (const outcome of ["approved", "approved-with-minor"] as const) {
    expect(after(outcome, { findings: open, run: run({ reviews: 1 }) })).toEqual(fix());
    expect(after(outcome, { findings: open, run: run({ reviews: 3 }) })).toEqual({
      do: "decide",
      reason: "review-limit",
    });
  }
});

test("a named end goes on by an order alone", () => {
  for (const reason of ["review-limit", "checks-stayed-red", "no-proven-finding", "blocked"] as const)
    expect(after(reason)).toEqual({ do: "decide", reason });
});

test("an ordered round escalates before the limit as well, unless a person chose its model", () => {
  const ordered = { nextOrdered: true, reviews: 2 };
  expect(after("approved", { run: run(ordered) })).toEqual(fix(true));
  expect(after("tree-repeats", { run: run({ ...ordered, nextModel: "gemini/gemini-3.1-pro" }) })).toEqual(fix());
});

test("an answer is continued so often, and then a person is asked", () => {
  expect(inRound({ answers: 8 })).toEqual({ do: "ask-builder" });
  expect(inRound({ answers: 12, repairs: 2, refusals: 2 })).toEqual({ do: "ask-builder" });
  expect(inRound({ answers: 9 })).toEqual({ do: "decide", reason: "replies-unusable" });
});
