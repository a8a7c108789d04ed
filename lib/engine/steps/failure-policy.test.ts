import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type FailureKind, failureKinds } from "#lib/domain/build/failure.ts";
import {
  longestRetryMs,
  modelTries,
  mostInterruptions,
  nextAfterFailure,
} from "#lib/domain/build/next-after-failure.ts";
import type { ModelRef, RoleAssignments } from "#lib/domain/routing/role.ts";
import { type OpenEngine, openParts } from "#lib/testing/open-engine.ts";
import { type Led, openQuestions, type Suffered, type Suffering } from "#lib/testing/question-chain.ts";
import { reportReliability } from "#lib/testing/report-reliability.ts";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { testDatabase } from "#lib/testing/test-database.ts";

const { url } = await testDatabase();
let engine: OpenEngine;
let questions: Awaited<ReturnType<typeof openQuestions>>;

beforeAll(async () => {
  engine = await openParts(url, temporaryFolder());
  questions = await openQuestions(engine);
});
afterAll(async () => {
  await questions.close();
  await engine.close();
});

const first: ModelRef = { provider: "gemini", model: "gemini-3.1-pro-preview" };
const elsewhere: ModelRef = { provider: "openai", model: "gemini-3.1-pro-preview" };
const second: ModelRef = { provider: "gemini", model: "gemini-4-argon" };
const otherwise: ModelRef = { provider: "openai", model: "gemini-4-argon" };
const architect: ModelRef = { provider: "anthropic", model: "claude-opus-5-5" };

/** Who can be asked: a ladder with every rung, two models, and one alone. */
interface Team {
  readonly all: RoleAssignments;
  readonly two: RoleAssignments;
  readonly one: RoleAssignments;
}
const usual: Team = {
  all: { builder: [first, elsewhere, second], architect: [architect] },
  two: { builder: [first, otherwise], architect: [first] },
  one: { builder: [first], architect: [first] },
};
/** Google's models are blocked; none of them refuses. */
const refusing: Team = {
  all: { builder: [elsewhere, otherwise], architect: [architect] },
  two: { builder: [elsewhere, otherwise], architect: [elsewhere] },
  one: { builder: [elsewhere], architect: [elsewhere] },
};

const minuteMs = 60_000;
const monthMs = 30 * 24 * 60 * minuteMs;
const status = (code: number, retryAfterMs?: number, message = "Not now."): Suffering => ({
  status: code,
  message,
  ...(retryAfterMs !== undefined && { retryAfterS: retryAfterMs / 1_000 }),
});

/** What brings each kind about; where a provider can say when to come back, with a time of its own. */
interface Cause {
  readonly by: Suffering;
  readonly inMs?: (ms: number) => Suffering;
  /** Where not every wire format can say it. */
  readonly team?: Team;
}
const causes: Record<Exclude<FailureKind, "no-reply">, Cause> = {
  connect: { by: "closed-port" },
  "first-token-timeout": { by: "hang-before-token" },
  "idle-timeout": { by: "hang-mid" },
  "total-timeout": { by: "drip" },
  cut: { by: "early-end" },
  empty: { by: "empty" },
  "thought-only": { by: "thought-only" },
  malformed: { by: "malformed" },
  overloaded: { by: "error-529", inMs: (ms) => status(529, ms) },
  "server-error": { by: "error-500", inMs: (ms) => status(500, ms) },
  "in-stream-error": { by: "in-stream-error" },
  unexpected: { by: "own-fault" },
  "rate-limited": { by: "rate-limited-untold", inMs: (ms) => status(429, ms) },
  // A quota that resets after more than a day is waited for by nobody.
  quota: { by: status(429, monthMs), inMs: (ms) => status(429, ms) },
  refused: { by: "refused", team: refusing },
  "context-too-long": { by: "context-too-long" },
  blocked: { by: "blocked" },
  "model-unknown": { by: "model-unknown" },
  "bad-request": { by: status(400, undefined, "max_tokens: not a number") },
  auth: { by: "auth-401" },
  billing: { by: "billing" },
  interrupted: { by: "server-ends" },
  cancelled: { by: "person-stops" },
  truncated: { by: "truncated" },
  "wrong-format": { by: "wrong-format" },
  "model-mismatch": { by: "wrong-model" },
};
const kinds = Object.keys(causes) as (keyof typeof causes)[];

/** Long enough to be no pace, short enough to be no quota. */
const longPaceMs = 10 * minuteMs;
const resetsMs = 2 * 60 * minuteMs;
const overloaded: Suffered = { by: "error-529" };
const hour: Suffered = { ...overloaded, lastsMs: 60 * minuteMs };
const times = (count: number, suffered: Suffered) => Array.from({ length: count }, () => suffered);

/** Every situation that a failure of this kind can be in, each as a chain that leads there. */
function chainsOf(kind: keyof typeof causes): readonly (readonly [RoleAssignments, readonly Suffered[]])[] {
  const { by, inMs, team = usual } = causes[kind];
  const { all, two, one } = team;
  if (kind === "cancelled") return [[all, [{ by }, { by: "nothing" }]]];
  const comeBackMs = kind === "rate-limited" ? longPaceMs : resetsMs;
  return [
    // Suffered by everybody who can be asked.
    [all, [{ by }]],
    [two, [{ by }]],
    [one, [{ by }]],
    // At the last attempt that a question has.
    [usual.all, [...times(11, overloaded), { by }]],
    // When the time for all attempts is over.
    [all, [hour, { by, lastsMs: 60 * minuteMs }]],
    [usual.all, [hour, { ...overloaded, lastsMs: 59 * minuteMs }, { by, laterMs: longestRetryMs }]],
    ...(inMs ? [[one, [{ by: inMs(comeBackMs) }]] as const] : []),
  ];
}

const led = new Map<FailureKind, readonly Led[]>();

test("every failure leads to every end that it can have, through real sockets", async () => {
  const leadAll = async (kind: keyof typeof causes) => {
    led.set(kind, await Promise.all(chainsOf(kind).map(([roles, suffered]) => questions.lead(roles, suffered))));
  };
  const slow = kinds.filter((kind) => kind.endsWith("timeout"));
  const inTurn = async () => {
    for (const kind of kinds.filter((kind) => !slow.includes(kind))) await leadAll(kind);
  };
  const said = vi.spyOn(console, "error").mockImplementation(() => {});
  // One lane for what answers at once: a busy machine must not be taken for a silent provider.
  await Promise.all([inTurn(), ...slow.map(leadAll)]);
  for (const [line] of said.mock.calls) expect(line).toContain("The words cannot be passed on");
  said.mockRestore();
  const reached = new Set([...led.values()].flat().flatMap(({ steps }) => steps));
  const cells = failureKinds.flatMap((kind) => [...answersFor(kind)].map((answer) => `${kind}: ${answer}`));
  const unreached = cells.filter((cell) => !reached.has(cell)).sort();
  const out = unreached.filter((cell) => !isOutOfReach(cell));
  expect({ out, unknown: [...reached].filter((cell) => !cells.includes(cell)) }).toEqual({ out: [], unknown: [] });
  const chains = [...led.values()].flat();
  const ends = (kind: FailureKind) => order.filter((answer) => reached.has(`${kind}: ${answer}`));
  reportReliability("policy", {
    chains: chains.length,
    failures: chains.reduce((sum, { steps }) => sum + steps.length, 0),
    cells: reached.size,
    kinds: kinds.map((kind) => [kind, ends(kind).join(", ").replaceAll("-", " ")]),
  });
});

/** As a ladder is gone down. */
const order = [
  ...["take-answer", "retry", "other-provider", "next-model", "escalate", "wait"],
  ...["nobody-left", "tries", "deadline", "crash-loop"].map((because) => `ask ${because}`),
];

/** The matrix of the pure policy: all answers that it has for a kind, whatever has happened before. */
function answersFor(kind: FailureKind): ReadonlySet<string> {
  const answers = new Set<string>();
  const both = [true, false];
  for (const triesOfModel of [1, modelTries])
    for (const triesOfTask of [1, 12])
      for (const interruptions of [0, mostInterruptions])
        for (const isPastDeadline of both)
          for (const retryAfterMs of [0, longPaceMs, monthMs])
            for (const otherProvider of both)
              for (const nextModel of both)
                for (const stronger of both) {
                  const ready = { otherProvider, nextModel, stronger };
                  const history = {
                    kind,
                    triesOfModel,
                    triesOfTask,
                    interruptions,
                    isPastDeadline,
                    retryAfterMs,
                    ready,
                  };
                  const next = nextAfterFailure(history);
                  answers.add(next.do === "ask-person" ? `ask ${next.because}` : next.do);
                }
  return answers;
}

function isOutOfReach(cell: string): boolean {
  const [kind, answer] = cell.split(": ") as [FailureKind, string];
  // A script that has no reply is read from a file.
  if (kind === "no-reply") return true;
  // What a person cut is left out of its chain, so it brings it to no end.
  if (kind === "cancelled") return answer.startsWith("ask ");
  // The tenth server that ends under a question asks by itself, before anything else can follow.
  if (answer === "ask crash-loop") return kind !== "interrupted";
  // Those of a server that ended are no tries.
  if (answer === "ask tries") return kind === "interrupted";
  // Nobody said when to come back.
  return answer === "wait" && causes[kind].inMs === undefined;
}

test("the whole ladder, as it was gone down", () => {
  const patient = [
    ...["retry", "retry", "other-provider", "retry", "retry", "next-model", "retry", "retry"],
    ...["escalate", "retry", "retry", "ask tries"],
  ];
  const onward = ["other-provider", "next-model", "escalate", "ask nobody-left"];
  const expected: Record<keyof typeof causes, readonly string[]> = {
    ...{ connect: patient, "first-token-timeout": patient, "idle-timeout": patient, "total-timeout": patient },
    ...{ cut: patient, empty: patient, "thought-only": patient, malformed: patient, overloaded: patient },
    ...{ "server-error": patient, "in-stream-error": patient, unexpected: patient, "rate-limited": patient },
    ...{ quota: onward, blocked: onward, "model-unknown": onward, "bad-request": onward },
    ...{ refused: onward.slice(1), "context-too-long": onward.slice(1) },
    // The second model's provider is the first's, which does not take the key.
    ...{ auth: ["other-provider", "ask nobody-left"], billing: ["other-provider", "ask nobody-left"] },
    interrupted: [...times(mostInterruptions - 1, { by: "server-ends" }).map(() => "retry"), "ask crash-loop"],
    cancelled: ["retry"],
    ...{ truncated: ["take-answer"], "wrong-format": ["take-answer"], "model-mismatch": ["take-answer"] },
  };
  for (const kind of kinds)
    expect(led.get(kind)?.[0]?.steps, kind).toEqual(expected[kind].map((step) => `${kind}: ${step}`));
});

test("what a provider asks for is waited for, by header and by RetryInfo, and waits are spread by chance", async () => {
  for (const provider of ["gemini", "openai", "anthropic"] as const) {
    const alone = { builder: [{ ...first, provider }], architect: [{ ...first, provider }] };
    const { steps, waitedMs } = await questions.lead(alone, [{ by: "rate-limited" }, { by: "nothing" }]);
    expect(steps).toEqual(["rate-limited: retry"]);
    expect(waitedMs).toHaveLength(1);
    expect(waitedMs[0]).toBeGreaterThan(6_500);
    expect(waitedMs[0]).toBeLessThanOrEqual(9_000);
  }
  const told = kinds.flatMap((kind) =>
    causes[kind].inMs ? [[kind, led.get(kind)?.at(-1)?.waitedMs[0]] as const] : [],
  );
  for (const [kind, ms] of told)
    expect(ms, kind).toBeGreaterThan((kind === "rate-limited" ? longPaceMs : resetsMs) - minuteMs);
  // First tries wait up to two seconds, second ones up to four.
  const waits = ["cut", "empty", "overloaded"].flatMap((kind) => led.get(kind as FailureKind)?.[0]?.waitedMs ?? []);
  expect(waits.length).toBeGreaterThan(20);
  expect(Math.max(...waits)).toBeLessThanOrEqual(4_000);
  expect(Math.min(...waits)).toBeLessThan(1_000);
  expect(new Set(waits.map((ms) => Math.round(ms / 100))).size).toBeGreaterThan(8);
});
