import { expect, test } from "vitest";
import type { BuildView, ModuleState } from "#lib/domain/api/build.ts";
import type { ProjectView } from "#lib/domain/api/project.ts";
import { happening } from "./happening.ts";
import { nextAction } from "./next-action.ts";

const module = (id: string, change: Partial<ModuleState>): ModuleState => ({
  id,
  title: id,
  kind: "logic",
  depends: [],
  status: "waiting",
  impact: null,
  rounds: 0,
  openFindings: 0,
  waitsFor: null,
  held: null,
  spendUsd: null,
  unexecuted: false,
  mergedCommit: null,
  keptReason: null,
  ...change,
});
const build = (change: Partial<BuildView> = {}): BuildView => ({
  id: "b1",
  number: 2,
  version: 3,
  status: "running",
  control: "run",
  phase: "modules",
  branch: "build/2",
  modules: [module("noise", { status: "ended", outcome: "merged" }), module("mesher", { status: "deciding" })],
  createdAt: "2026-11-20T12:00:00.000Z",
  endedAt: null,
  ...change,
});
const project = (change: object = {}) => ({
  id: "p1",
  status: "building" as const,
  decisions: [],
  spend: { attempts: 0 } as ProjectView["spend"],
  unrouted: [],
  scripted: false,
  version: 3,
  approvedVersion: 3,
  approval: null,
  design: null,
  attempts: [],
  held: null,
  build: build(),
  head: null,
  preview: { available: false, reason: null },
  ...change,
});

test.each([
  [project(), "Build 2: 1 of 2 modules are in, 1 module needs you."],
  [
    project({ build: build({ status: "paused", phase: "whole" }) }),
    "Build 2 is paused: 1 of 2 modules are in, 1 module needs you. The whole is checked.",
  ],
  [
    project({
      attempts: [{ promptId: "build-module" }],
      build: build({
        modules: ["noise", "mesher"].map((id) =>
          module(id, { status: "building", held: { says: "Waits", until: null } }),
        ),
      }),
    }),
    "Build 2: 0 of 2 modules are in, 1 attempt runs, 2 wait to ask a model.",
  ],
  [
    project({
      status: "designing",
      held: { says: "anthropic/opus has no quota left", until: "2026-11-20T14:00:00.000Z" },
    }),
    "The architect writes the blueprint. anthropic/opus has no quota left.",
  ],
  [
    project({ attempts: [{ promptId: "build-module" }], build: build({ status: "paused" }) }),
    "Build 2 is pausing: 1 of 2 modules are in, 1 attempt runs, 1 module needs you.",
  ],
  [
    project({ status: "designing", decisions: [{ status: "open", buildId: null }] }),
    "The architect’s work on the blueprint waits for your answer; nothing is spent meanwhile.",
  ],
  [project({ status: "describing" }), "Described, and nothing is spent yet."],
  [project({ status: "describing", spend: { attempts: 1 } }), "Described, with no blueprint yet."],
  [project({ status: "editing" }), "Blueprint v3 is approved and not built yet."],
  [
    project({ status: "editing", version: 4 }),
    "Blueprint v4 is not approved yet. Nothing is built from it before that.",
  ],
  [
    project({ approval: { version: 4, status: "running", step: "installing" } }),
    "Blueprint v4 is being approved: installing.",
  ],
  [
    project({ status: "built", head: "9f3c1d2a77", build: build({ status: "ended", outcome: "merged" }) }),
    "Merged and green at 9f3c1d2.",
  ],
])("it says what goes on", (view, sentence) => expect(happening(view)).toBe(sentence));

test.each([
  [project({ status: "describing" }), { type: "design", label: "Design the blueprint" }],
  [
    project({ status: "describing", unrouted: ["builder"] }),
    { type: "link", label: "Add a key", href: "/settings/providers" },
  ],
  [project({ status: "editing" }), { type: "build", label: "Build v3" }],
  [project({ build: build({ status: "paused" }) }), { type: "resume", label: "Resume the build" }],
  [project({ status: "built" }), { type: "link", label: "Browse the files", href: "/projects/p1/files" }],
])("there is one thing to do next", (view, action) => expect(nextAction(view)).toEqual(action));
