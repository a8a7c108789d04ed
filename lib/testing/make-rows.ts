import type { BlueprintVersion, Design } from "#lib/domain/blueprint/version.ts";
import type {
  Attempt,
  Build,
  BuiltModule,
  CheckRun,
  Decision,
  Merge,
  ModuleRun,
  Review,
  Round,
} from "#lib/domain/build/build.ts";
import type { Project } from "#lib/domain/project/project.ts";
import type { Finding } from "#lib/domain/review/finding.ts";
import { type Budget, budgetId } from "#lib/domain/spend/budget.ts";

/** The moment at which made rows were made. */
export const noon = new Date("2026-11-20T12:00:00.000Z");

/** A clock that stands still. */
export const stoppedClock = { now: () => noon };

const sha = (digit: string) => digit.repeat(64);
export const commitSha = (digit: string) => digit.repeat(40);

export function makeProject(row: Partial<Project> = {}): Project {
  return {
    id: "p1",
    name: "Shop",
    brief: "A small shop.",
    status: "editing",
    roles: {},
    settings: {
      context: "slice",
      parallel: 4,
      reviews: 3,
      repairs: 3,
      askBeforeMerge: false,
      atCap: "ask",
      unpriced: [],
    },
    script: null,
    speed: null,
    approvedVersion: null,
    createdAt: noon,
    deletedAt: null,
    ...row,
  };
}

export function makeBudget(row: Partial<Budget> = {}): Budget {
  const { projectId = "p1", scope = "project", role = null } = row;
  return { id: budgetId(projectId, scope, role), projectId, scope, role, capPicoUsd: 2_000_000_000_000n, ...row };
}

export function makeVersion(row: Partial<BlueprintVersion> = {}): BlueprintVersion {
  const { version = 1, projectId = "p1" } = row;
  return {
    id: `${projectId}-v${version}`,
    projectId,
    version,
    markdown: "# Shop\n",
    sha256: sha("a"),
    author: "person",
    note: "edited",
    attemptId: null,
    approval: "none",
    approvalStep: null,
    approvalProblems: [],
    approvalThen: null,
    approvedAt: null,
    commit: null,
    lockSha: null,
    createdAt: noon,
    ...row,
  };
}

export function makeDesign(row: Partial<Design> = {}): Design {
  return {
    id: "d1",
    projectId: "p1",
    kind: "draft",
    request: "A small shop.",
    baseVersion: null,
    status: "running",
    outcome: null,
    control: "run",
    attemptId: null,
    resultVersion: null,
    proposalSha: null,
    problem: null,
    createdAt: noon,
    endedAt: null,
    ...row,
  };
}

export function makeBuild(row: Partial<Build> = {}): Build {
  return {
    id: "b1",
    projectId: "p1",
    number: 1,
    version: 1,
    status: "running",
    outcome: null,
    control: "run",
    phase: "modules",
    baseCommit: commitSha("0"),
    reviews: 0,
    createdAt: noon,
    endedAt: null,
    ...row,
  };
}

export function makeBuiltModule(row: Partial<BuiltModule> = {}): BuiltModule {
  const { projectId = "p1", moduleId = "core" } = row;
  return {
    id: `${projectId}:${moduleId}`,
    projectId,
    moduleId,
    told: sha("1"),
    shared: sha("2"),
    checked: sha("3"),
    version: 1,
    commit: commitSha("4"),
    buildId: "b1",
    keptReason: null,
    unexecuted: false,
    updatedAt: noon,
    ...row,
  };
}

export function makeRun(row: Partial<ModuleRun> = {}): ModuleRun {
  const { buildId = "b1", moduleId = "core" } = row;
  return {
    id: `${buildId}:${moduleId}`,
    projectId: "p1",
    buildId,
    moduleId,
    position: 0,
    impact: "added",
    status: "waiting",
    outcome: null,
    baseCommit: null,
    commit: null,
    acceptedTree: null,
    mergedCommit: null,
    rounds: 0,
    reviews: 0,
    escalated: false,
    unexecuted: false,
    nextOrdered: false,
    nextNote: null,
    nextModel: null,
    nextByHand: false,
    revision: 0,
    startedAt: null,
    endedAt: null,
    ...row,
  };
}

export function makeRound(row: Partial<Round> = {}): Round {
  const { buildId = "b1", moduleId = "core", number = 1 } = row;
  return {
    id: `${buildId}:${moduleId}:${number}`,
    projectId: "p1",
    buildId,
    moduleId,
    runId: `${buildId}:${moduleId}`,
    number,
    kind: "build",
    phase: "building",
    outcome: null,
    escalated: false,
    answers: 0,
    repairs: 0,
    refusals: 0,
    baseCommit: commitSha("0"),
    commit: null,
    backReason: null,
    keptSha: null,
    note: null,
    author: null,
    model: null,
    reviewsAsked: 0,
    startedAt: noon,
    endedAt: null,
    ...row,
  };
}

/** An attempt of a builder that is still running. */
export function makeAttempt(row: Partial<Attempt> = {}): Attempt {
  const { role = "builder", provider = "gemini", requestedModel = "gemini-3.1-pro" } = row;
  return {
    id: "a1",
    projectId: "p1",
    buildId: null,
    moduleId: null,
    roundId: null,
    taskId: `task of ${row.id ?? "a1"}`,
    number: 1,
    chain: 0,
    role,
    route: { role, model: { provider, model: requestedModel }, rule: "role-default", why: "the role's first model" },
    promptId: "build-module",
    promptVersion: 1,
    promptSha: sha("b"),
    provider,
    requestedModel,
    servedModel: null,
    status: "running",
    outcome: null,
    failureKind: null,
    failureDetail: null,
    retryAfterMs: null,
    finish: null,
    rawFinish: null,
    requestId: null,
    packetSha: sha("c"),
    packetBytes: 1_000,
    maxOutputTokens: 8_000,
    replySha: null,
    inputUncached: null,
    cacheRead: null,
    cacheWrite5m: null,
    cacheWrite1h: null,
    output: null,
    reasoning: null,
    rawUsage: null,
    usageSource: null,
    priceCardId: null,
    costPicoUsd: null,
    costUpperPicoUsd: null,
    reservedPicoUsd: null,
    scripted: false,
    startedAt: noon,
    firstTokenAt: null,
    endedAt: null,
    ...row,
  };
}

/** An attempt that gave its answer, measured and priced. */
export function makeFinishedAttempt(row: Partial<Attempt> = {}): Attempt {
  return makeAttempt({
    status: "ended",
    outcome: "finished",
    finish: "complete",
    rawFinish: "STOP",
    servedModel: row.requestedModel ?? "gemini-3.1-pro",
    replySha: sha("d"),
    inputUncached: 1_000,
    cacheRead: 0,
    output: 500,
    reasoning: 100,
    usageSource: "measured",
    priceCardId: "card1",
    costPicoUsd: 9_200_000_000n,
    firstTokenAt: new Date(noon.getTime() + 1_000),
    endedAt: new Date(noon.getTime() + 9_000),
    ...row,
  });
}

export function makeCheck(row: Partial<CheckRun> = {}): CheckRun {
  return {
    id: "c1",
    projectId: "p1",
    buildId: "b1",
    moduleId: "core",
    roundId: "b1:core:1",
    scope: "module",
    criterionId: null,
    command: "tsc --noEmit",
    commit: commitSha("5"),
    outcome: "green",
    exitCode: 0,
    outputSha: null,
    driver: "bubblewrap",
    durationMs: 800,
    startedAt: noon,
    ...row,
  };
}

export function makeReview(row: Partial<Review> = {}): Review {
  return {
    id: "r1",
    projectId: "p1",
    buildId: "b1",
    moduleId: "core",
    roundId: "b1:core:1",
    attemptId: "a1",
    commit: commitSha("5"),
    verdict: "changes",
    outcome: "changes",
    createdAt: noon,
    ...row,
  };
}

export function makeFinding(row: Partial<Finding> = {}): Finding {
  return {
    id: "f1",
    projectId: "p1",
    buildId: "b1",
    moduleId: "core",
    reviewId: "r1",
    key: "f1",
    severity: "major",
    path: "src/core/total.ts",
    quote: "return 0;",
    claim: "The total is always zero.",
    breaks: "c1",
    fix: "Add up the lines.",
    line: 3,
    status: "open",
    round: 1,
    author: "reviewer",
    answer: null,
    ruling: null,
    unfixed: 0,
    createdAt: noon,
    ...row,
  };
}

export function makeDecision(row: Partial<Decision> = {}): Decision {
  return {
    id: "q1",
    projectId: "p1",
    buildId: "b1",
    moduleId: "core",
    roundId: "b1:core:1",
    reason: "review-limit",
    title: "core still has findings after three reviews",
    detail: "One major finding is open.",
    model: null,
    options: [
      { choice: "again", label: "Again", explains: "Another round." },
      { choice: "accept", label: "Accept as it is", explains: "Merges it with its findings." },
    ],
    status: "open",
    choice: null,
    note: null,
    createdAt: noon,
    answeredAt: null,
    ...row,
  };
}

export function makeMerge(row: Partial<Merge> = {}): Merge {
  return {
    id: "m1",
    projectId: "p1",
    buildId: "b1",
    moduleId: "core",
    status: "queued",
    outcome: null,
    commit: commitSha("5"),
    tip: null,
    result: null,
    detail: null,
    createdAt: noon,
    endedAt: null,
    ...row,
  };
}
