import type { ModelFailure } from "../domain/build/failure.ts";
import type { Usage } from "../domain/spend/usage.ts";
import type { Finish, ModelEvent } from "../engine/ports/model-gateway.ts";
import { cleanDetail } from "./transport-failure.ts";

/** What an adapter reports while it reads. It may say how the answer ended before the body ends: usage can follow. */
export type Step =
  | Exclude<ModelEvent, { type: "finished" } | { type: "failed" }>
  | { readonly type: "finish"; readonly finish: Finish; readonly rawFinish: string }
  | { readonly type: "failure"; readonly failure: ModelFailure; readonly rawFinish?: string };

/** One request: reports steps, returns when the body has ended, rejects when it broke. */
export type Reading = (report: (step: Step) => void, signal: AbortSignal) => Promise<void>;

/** A reply longer than this is no answer to anything we ask. */
const longestReply = 16_000_000;

/** How long an answer that said how it ended may still say what it used. A line that stays open says nothing more. */
const lastWordsMs = 5_000;

/**
 * Turns an adapter's reading into events that keep the port's contract: it never rejects, ends with exactly one
 * terminal event, takes silence for failure, answers an abort at once, and closes the connection however it ends.
 */
export async function* conclude(
  reading: Reading,
  signal: AbortSignal,
  toFailure: (error: unknown) => ModelFailure,
): AsyncGenerator<ModelEvent, void, void> {
  const connection = new AbortController();
  const steps: Step[] = [];
  let ended: { readonly error?: unknown } | undefined;
  let wake = (): void => {};
  let lastWords: NodeJS.Timeout | undefined;
  let heardLast = false;
  const onAbort = (): void => wake();
  signal.addEventListener("abort", onAbort, { once: true });
  if (!signal.aborted) {
    const report = (step: Step): void => {
      steps.push(step);
      wake();
    };
    const end = (how: { readonly error?: unknown }): void => {
      ended = how;
      wake();
    };
    Promise.resolve()
      .then(() => reading(report, connection.signal))
      .then(
        () => end({}),
        (error: unknown) => end({ error: error ?? new Error("the request ended without a reason") }),
      );
  }
  const answer = new Answer();
  try {
    while (true) {
      for (const step of steps.splice(0)) {
        const event = answer.take(step);
        if (event) yield event;
        if (answer.over) return yield* answer.ending();
      }
      if (steps.length > 0) continue;
      if (signal.aborted) return yield* answer.ending(answer.hasEnd ? undefined : stopped);
      if (ended) return yield* answer.ending(ended.error === undefined ? undefined : toFailure(ended.error));
      if (heardLast) return yield* answer.ending();
      if (answer.hasEnd)
        lastWords ??= setTimeout(() => {
          heardLast = true;
          wake();
        }, lastWordsMs);
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (steps.length > 0 || ended || signal.aborted) resolve();
      });
    }
  } finally {
    clearTimeout(lastWords);
    signal.removeEventListener("abort", onAbort);
    connection.abort();
  }
}

const stopped: ModelFailure = { kind: "cancelled", detail: "The request was stopped." };

type UsageStep = Extract<Step, { type: "usage" }>;

const prompt = [
  "inputUncached",
  "cacheRead",
  "cacheWrite5m",
  "cacheWrite1h",
] as const satisfies readonly (keyof Usage)[];

/** What is known of one answer so far. */
class Answer {
  over = false;
  private usage: Usage = {};
  private held: UsageStep | undefined;
  private characters = 0;
  private hasText = false;
  private hasThought = false;
  private finish: { readonly finish: Finish; readonly rawFinish: string } | undefined;
  private failure: { readonly failure: ModelFailure; readonly rawFinish?: string } | undefined;

  take(step: Step): ModelEvent | undefined {
    switch (step.type) {
      case "finish":
        this.finish = { finish: step.finish, rawFinish: step.rawFinish };
        return undefined;
      case "failure":
        this.failure ??= step;
        // A finish marker that is a failure may still be followed by its usage; a broken stream by nothing.
        this.over ||= step.rawFinish === undefined;
        return undefined;
      case "usage":
        return this.takeUsage(step);
      case "text-delta":
        this.characters += step.text.length;
        if (this.characters > longestReply)
          return this.take({
            type: "failure",
            failure: { kind: "malformed", detail: "The reply grew past 16 million characters and was stopped." },
          });
        this.hasText ||= step.text.trim() !== "";
        return step.text === "" ? undefined : step;
      case "reasoning-delta":
        this.hasThought = true;
        return step.text === "" ? undefined : step;
      default:
        return step;
    }
  }

  /** Passes on at once what the prompt costs; of running totals of the answer, which some send with every word, the last. */
  private takeUsage(step: UsageStep): ModelEvent | undefined {
    const before = this.usage;
    this.usage = { ...before, ...told(step.usage) };
    const event = { ...step, usage: this.usage };
    const isNews = prompt.some((bucket) => this.usage[bucket] !== before[bucket]);
    this.held = isNews ? undefined : event;
    return isNews ? event : undefined;
  }

  /** Said how it ended: then it stays so, even where only the end of the connection was waited for in vain. */
  get hasEnd(): boolean {
    return this.finish !== undefined || this.failure !== undefined;
  }

  *ending(error?: ModelFailure): Generator<ModelEvent, void, void> {
    if (this.held) yield this.held;
    yield this.conclusion(error);
  }

  private conclusion(error?: ModelFailure): ModelEvent {
    if (this.failure) return { ...this.failure, type: "failed", usage: this.usage };
    if (error) return { type: "failed", failure: error, usage: this.usage };
    if (!this.finish) {
      const detail = "The reply ended without saying that it was complete.";
      return { type: "failed", failure: { kind: "cut", detail }, usage: this.usage };
    }
    if (!this.hasText) return this.silent(this.finish.rawFinish);
    return { type: "finished", ...this.finish, usage: this.usage };
  }

  private silent(rawFinish: string): ModelEvent {
    const thought = this.hasThought || (this.usage.reasoning ?? 0) > 0;
    const failure: ModelFailure = thought
      ? { kind: "thought-only", detail: `The model thought, but wrote no answer (${rawFinish}).` }
      : { kind: "empty", detail: `The reply has no text (${rawFinish}).` };
    return { type: "failed", failure, rawFinish, usage: this.usage };
  }
}

function told(usage: Usage): Usage {
  return Object.fromEntries(Object.entries(usage).filter(([, count]) => count !== undefined));
}

/** The failure of a finish marker that is neither an answer nor a named refusal. */
export function oddFinish(rawFinish: string, why: string): Step {
  return { type: "failure", failure: { kind: "malformed", detail: cleanDetail(why, []) }, rawFinish };
}
