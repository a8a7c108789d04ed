import { expect, test } from "vitest";
import type { DecisionView } from "#lib/domain/api/build.ts";
import { needsOf } from "./needs-of.ts";

const quiet = {
  id: "p1",
  status: "building",
  decisions: [],
  unrouted: [],
  scripted: false,
  design: null,
  version: 2,
  approvedVersion: 2,
  approval: null,
} as const satisfies Parameters<typeof needsOf>[0];

const decision: DecisionView = {
  id: "d1",
  projectId: "p1",
  projectName: "Voxel World",
  buildId: null,
  moduleId: null,
  status: "open",
  reason: "review-limit",
  title: "mesher: three reviews, two findings open",
  detail: "",
  options: [],
  choice: null,
  note: null,
  createdAt: "2026-11-20T12:00:00.000Z",
  answeredAt: null,
};

test("a project at work needs nobody", () => expect(needsOf(quiet)).toEqual([]));

test("open decisions come first, answered ones not at all", () => {
  const answered = { ...decision, id: "d2", status: "answered" as const };
  expect(needsOf({ ...quiet, decisions: [decision, answered], unrouted: ["builder"] })).toEqual([
    { id: "d1", title: "mesher: three reviews, two findings open", href: "/inbox?decision=d1" },
    { id: "unrouted", title: "No model for builder: add a key", href: "/settings/providers" },
  ]);
});

test("a scripted project needs no key", () => {
  expect(needsOf({ ...quiet, scripted: true, unrouted: ["builder"] })).toEqual([]);
});

test("an installation without any key says so once", () => {
  const unrouted = ["architect", "builder", "designer", "reviewer", "debugger", "explorer"];
  expect(needsOf({ ...quiet, unrouted }).map(({ title }) => title)).toEqual(["No model for any role: add a key"]);
});

test("a draft waits for approval, unless that is under way", () => {
  const drafted = { ...quiet, status: "editing" as const, version: 3 };
  expect(needsOf(drafted)).toEqual([
    { id: "approve", title: "Read blueprint v3 and approve it", href: "/projects/p1/blueprint" },
  ]);
  expect(needsOf({ ...drafted, approval: { version: 3, status: "running", step: null } })).toEqual([]);
});
