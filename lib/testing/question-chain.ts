import { attemptKind } from "#lib/domain/build/attempt-kind.ts";
import type { FailureKind } from "#lib/domain/build/failure.ts";
import { verdictSchema } from "#lib/domain/review/verdict.ts";
import type { ModelRef, RoleAssignments } from "#lib/domain/routing/role.ts";
import { createProject } from "#lib/engine/commands/create-project.ts";
import type { EngineDeps } from "#lib/engine/engine-deps.ts";
import type { ModelGateway } from "#lib/engine/ports/model-gateway.ts";
import { nextOfTask, type Task } from "#lib/engine/steps/next-of-task.ts";
import { replyOf } from "#lib/engine/steps/reply-of.ts";
import { runAttempt } from "#lib/engine/steps/run-attempt.ts";
import { storeTask } from "#lib/engine/steps/store-task.ts";
import { createGateway } from "#lib/models/create-gateway.ts";
import { withWatchdog } from "#lib/models/watchdog.ts";
import { withFaults } from "./chaos/choose-fault.ts";
import { type FaultName, isFaultName } from "./chaos/faults.ts";
import { makeBuild } from "./make-rows.ts";
import { networkProviders } from "./network-providers.ts";
import type { OpenEngine } from "./open-engine.ts";
import { okay } from "./open-stage.ts";
import type { WireError } from "./wire/wire-request.ts";
import { WireProvider } from "./wire-provider.ts";

/** What one attempt suffers: a fault of the wire, a status, nobody listening, or what happens at our end. */
export type Suffering = FaultName | WireError | "closed-port" | OwnEnd | "nothing";
type OwnEnd = "server-ends" | "person-stops" | "own-fault";

export interface Suffered {
  readonly by: Suffering;
  /** What the attempt lasts by the engine's clock beside its real time. Milliseconds. */
  readonly lastsMs?: number;
  /** What passes before it starts, beside the wait that was planned. Milliseconds. */
  readonly laterMs?: number;
}

export interface Led {
  /** What came of each attempt and what followed: `cut: retry`, `cut: ask tries`, `truncated: take-answer`. */
  readonly steps: readonly string[];
  /** How long was waited between two attempts, by the engine's clock. Milliseconds. */
  readonly waitedMs: readonly number[];
}

interface Chain {
  suffered: Suffered;
  aheadMs: number;
  ending: AbortController;
  onSent: () => Promise<void>;
}

/**
 * Leads questions through the engine's own steps, with real gateways and sockets, rows and reservations. Its waits
 * are jumped over by a clock of its own, so a chain of twelve attempts with hours between them takes moments.
 */
export async function openQuestions({ deps, events }: Pick<OpenEngine, "deps" | "events">) {
  const chains = new Map<string, Chain>();
  const chainOf = (text: string): Chain => {
    const chain = chains.get(/question (\S+)\./.exec(text)?.[1] ?? "");
    if (!chain) throw new Error(`no chain asks: ${text}`);
    return chain;
  };
  const wire = await WireProvider.start({
    tickMs: 20,
    handler: withFaults(
      async ({ text }) => {
        const { onSent, suffered } = chainOf(text);
        await onSent();
        return { text: "An answer of some length, which is what was asked for.", ...errorOf(suffered.by) };
      },
      ({ text }) => faultOf(chainOf(text).suffered.by),
    ),
  });
  const limits = { connectMs: 15_000, firstTokenMs: 1_000, idleMs: 1_000, totalMs: 2_500 };
  const gatewayOf = (provider: "anthropic" | "gemini" | "openai"): ModelGateway => {
    const at = (baseUrl: string) =>
      withWatchdog(createGateway({ provider, apiKey: "some-key", baseUrl }), () => limits);
    const open = at(wire.baseUrls[provider]);
    // Nothing listens there: no system gives such a port away.
    const closed = at("http://127.0.0.1:2");
    return {
      provider,
      check: open.check,
      async *stream(request, signal) {
        const chain = chainOf(request.parts.map(({ text }) => text).join());
        const isClosed = chain.suffered.by === "closed-port";
        chain.aheadMs += chain.suffered.lastsMs ?? 0;
        yield* (isClosed ? closed : open).stream(request, signal);
      },
    };
  };
  const wired: EngineDeps = { ...deps, ...networkProviders(gatewayOf, ["anthropic", "gemini", "openai"]) };

  /** Asks one question of the builder, whose attempts suffer in turn what is given, the last of it for ever. */
  async function lead(roles: RoleAssignments, suffered: readonly Suffered[]): Promise<Led> {
    const { id: projectId } = okay(
      await createProject(wired, { name: "Question", brief: "One.", roles } as Parameters<typeof createProject>[1]),
    );
    const build = makeBuild({ id: `${projectId}-build`, projectId, status: "running", control: "run" });
    await wired.facts.commit("make-build", (tx) => tx.builds.insert({ ...build, phase: "integration" }));
    const chain: Chain = {
      suffered: suffered[0] ?? { by: "empty" },
      aheadMs: 0,
      ending: new AbortController(),
      onSent: async () => {},
    };
    chains.set(projectId, chain);
    const own: EngineDeps = {
      ...wired,
      requestsPerProvider: 1_000,
      live: {
        ...wired.live,
        push: (piece) => {
          if (chain.suffered.by === "own-fault") throw new Error("The words cannot be passed on.");
          wired.live.push(piece);
        },
      },
      clock: { now: () => new Date(Date.now() + chain.aheadMs) },
      get ending() {
        return chain.ending.signal;
      },
    };
    const task = await questionOf(own, projectId, build.id);
    return followChain({ deps: own, events }, task, chain, suffered);
  }

  return { lead, close: () => wire[Symbol.asyncDispose]() };
}

function questionOf(deps: EngineDeps, projectId: string, buildId: string): Promise<Task> {
  return storeTask(
    deps,
    {
      id: `${projectId}:question`,
      ...{ projectId, buildId, moduleId: null, roundId: null, designId: null },
      role: "builder",
      taskBytes: 100,
    },
    {
      prompt: { id: "build-module", version: 1, sha: "0".repeat(64), text: "Answer." },
      parts: [{ name: "question", text: `This is question ${projectId}.` }],
      subject: {},
    },
  );
}

async function followChain(
  { deps, events }: Pick<OpenEngine, "deps" | "events">,
  task: Task,
  chain: Chain,
  suffered: readonly Suffered[],
): Promise<Led> {
  const steps: string[] = [];
  const waitedMs: number[] = [];
  let last: { readonly kind: FailureKind | null; readonly model: ModelRef } | undefined;
  let made = 0;
  let waited: string | undefined;
  for (;;) {
    const next = await nextOfTask(deps, task);
    if (next.do === "wait") {
      waited = await lastWait(events, task);
      waitedMs.push(next.ms);
      chain.aheadMs += next.ms;
      continue;
    }
    if (next.do === "attempt") {
      chain.suffered = suffered[Math.min(made, suffered.length - 1)] ?? chain.suffered;
      chain.aheadMs += chain.suffered.laterMs ?? 0;
      chain.ending = new AbortController();
      chain.onSent = () => cutOff(deps, task, chain);
      await closeBreaker(deps, next.spec.route.model.provider);
      // Another chain's failures may have shut the provider in this moment.
      if ((await runAttempt(deps, next.spec)).is !== "open") continue;
      if (last) steps.push(`${last.kind}: ${stepTo(next.spec.route, last.model, waited)}`);
      waited = undefined;
      made += 1;
      if (chain.suffered.by === "person-stops") await order(deps, task, "run");
      const attempt = (await deps.facts.read.attempts.list({ taskId: task.id })).at(-1);
      if (attempt && chain.suffered.by === "wrong-format") await replyOf(deps, attempt.id, verdictSchema);
      const ended = attempt && (await deps.facts.read.attempts.get(attempt.id));
      if (!ended) throw new Error("the attempt left no row");
      last = { kind: attemptKind(ended), model: next.spec.route.model };
      continue;
    }
    if (last?.kind == null) return { steps, waitedMs };
    const end = next.do === "answered" ? "take-answer" : `ask ${await askedBecause(deps, task)}`;
    return { steps: [...steps, `${last.kind}: ${end}`], waitedMs };
  }
}

/** What a fault of this side does once the request is on its way. */
async function cutOff(deps: EngineDeps, task: Task, { suffered, ending }: Chain): Promise<void> {
  if (suffered.by === "server-ends") ending.abort();
  if (suffered.by === "person-stops") await order(deps, task, "stop");
}

async function order(deps: EngineDeps, { projectId, buildId }: Task, control: "run" | "stop"): Promise<void> {
  await deps.facts.commit("order", (tx) => tx.builds.change(buildId ?? "", {}, { control }));
  await deps.wakes.tell(projectId);
}

function errorOf(by: Suffering) {
  return typeof by === "object" ? { error: by } : {};
}

function faultOf(by: Suffering): FaultName | undefined {
  if (by === "server-ends" || by === "person-stops") return "hang-before-token";
  return typeof by === "string" && isFaultName(by) ? by : undefined;
}

function stepTo(route: { readonly model: ModelRef; readonly rule: string }, before: ModelRef, waited?: string): string {
  const isSame = route.model.provider === before.provider && route.model.model === before.model;
  if (isSame) return waited === "quota" ? "wait" : "retry";
  return route.rule === "escalated" ? "escalate" : route.rule;
}

/** Chains fail at the same providers on purpose; breakers have tests of their own. */
async function closeBreaker(deps: EngineDeps, provider: string): Promise<void> {
  const shut = { failures: 0, openUntil: null, probeAttemptId: null };
  await deps.facts.commit("close-breaker", (tx) => tx.providerStates.change(provider, {}, shut));
}

async function lastWait(log: OpenEngine["events"], { projectId }: Task): Promise<string> {
  const events = await log.readEvents(projectId, 0, 1_000);
  return String(events.findLast(({ type }) => type === "attempt-waiting")?.detail.why);
}

const becauses = [
  [/nobody else is left|Nobody else can be asked/, "nobody-left"],
  [/which is the most/, "tries"],
  [/have lasted as long as they may/, "deadline"],
  [/so it is not sent again by itself/, "crash-loop"],
] as const;

async function askedBecause(deps: EngineDeps, { projectId }: Task): Promise<string> {
  const open = await deps.facts.read.decisions.list({ projectId, status: "open" });
  const detail = open[0]?.detail ?? "nothing is asked";
  return becauses.find(([words]) => words.test(detail))?.[1] ?? detail;
}
