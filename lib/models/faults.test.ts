import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { reportReliability } from "#lib/testing/report-reliability.ts";
import type { FailureKind } from "../domain/build/failure.ts";
import { isServedAs } from "../domain/routing/base-model.ts";
import { settleUsage } from "../domain/spend/settle-usage.ts";
import { type Usage, usageBuckets } from "../domain/spend/usage.ts";
import { withFaults } from "../testing/chaos/choose-fault.ts";
import { type FaultName, faultNames } from "../testing/chaos/faults.ts";
import { type CollectedAnswer, collectAnswer } from "../testing/collect-answer.ts";
import { modelRequest } from "../testing/model-request.ts";
import { quotaResetsAfterS, retryAfterS } from "../testing/wire/wire-request.ts";
import { WireProvider } from "../testing/wire-provider.ts";
import { createGateway } from "./create-gateway.ts";
import type { Limits } from "./limits.ts";
import { withWatchdog } from "./watchdog.ts";

const providers = ["anthropic", "gemini", "openai"] as const;
type Provider = (typeof providers)[number];

/** One kind for all three, or one for each where their formats differ. */
type Ends = string | Readonly<Record<Provider, string>>;

interface Expected {
  readonly end: Ends;
  /** What is short; all other limits are far away. */
  readonly limits?: Partial<Limits>;
  readonly retryAfterMs?: number;
}

// Long enough for what comes before the silence, on a busy machine too.
const firstToken = { limits: { firstTokenMs: 1_000 } };
const idle = { limits: { idleMs: 300 } };

/** What every fault is called, whoever shows it. `complete` is for the engine to judge: the answer is whole. */
const expected = {
  "hang-before-headers": { end: "first-token-timeout", ...firstToken },
  "hang-before-token": { end: "first-token-timeout", ...firstToken },
  "hang-mid": { end: "idle-timeout", ...idle },
  "hang-after-finish": { end: "complete", ...idle },
  "pings-only": { end: "first-token-timeout", ...firstToken },
  "pings-mid": { end: "idle-timeout", ...idle },
  drip: { end: "total-timeout", limits: { totalMs: 1_000 } },
  slow: { end: "complete" },
  "reset-before-headers": { end: "cut" },
  reset: { end: "cut" },
  "early-end": { end: "cut" },
  "half-event": { end: "cut" },
  "in-stream-error": { end: "in-stream-error" },
  "in-stream-overloaded": { end: "overloaded" },
  "rate-limited": { end: "rate-limited", retryAfterMs: retryAfterS * 1000 },
  "rate-limited-untold": { end: "rate-limited" },
  quota: { end: "quota", retryAfterMs: quotaResetsAfterS * 1000 },
  "error-500": { end: "server-error" },
  "error-503": { end: "overloaded" },
  "error-529": { end: "overloaded" },
  "auth-401": { end: "auth" },
  "auth-403": { end: "auth" },
  billing: { end: "billing" },
  "context-too-long": { end: "context-too-long" },
  "model-unknown": { end: "model-unknown" },
  empty: { end: "empty" },
  "thought-only": { end: "thought-only" },
  truncated: { end: "truncated" },
  malformed: { end: "malformed" },
  // Gemini has no refusal of its own: it blocks.
  refused: { end: { anthropic: "refused", gemini: "blocked", openai: "refused" } },
  blocked: { end: "blocked" },
  "wrong-format": { end: "complete" },
  "wrong-model": { end: "complete" },
  "wrong-usage": { end: "complete" },
  "no-usage": { end: "complete" },
} satisfies Record<FaultName, Expected>;

const never = 10 * 60_000;
const patient: Limits = { connectMs: never, firstTokenMs: never, idleMs: never, totalMs: never };
const reply = { text: "A good answer of some sixty characters, in the words of all.", thinking: "Let me think." };
const sizes = [undefined, 37, 1];
const wires = new Map<number | undefined, WireProvider>();

beforeAll(async () => {
  for (const chunkBytes of sizes)
    wires.set(
      chunkBytes,
      await WireProvider.start({ handler: withFaults(() => reply), tickMs: 20, ...(chunkBytes && { chunkBytes }) }),
    );
});
afterAll(async () => {
  for (const wire of wires.values()) await wire[Symbol.asyncDispose]();
});

const rows = faultNames.map((fault) => ({ fault, ...(expected[fault] as Expected) }));
const found = new Map<string, string>();

afterAll(() => {
  const kinds = (fault: string) => providers.map((provider) => found.get(`${fault} ${provider}`) ?? "not seen");
  reportReliability("faults", { writes: sizes.length, kinds: faultNames.map((fault) => [fault, ...kinds(fault)]) });
});

describe.each(providers)("%s: every fault is noticed, ends once, has a name and a price", (provider) => {
  test.concurrent.each(rows)("$fault", async ({ fault, end, limits, retryAfterMs }) => {
    for (const [answer, entry] of await Promise.all(sizes.map((size) => ask(size, provider, fault, limits)))) {
      expect(answer.end).toBe(typeof end === "string" ? end : end[provider]);
      expect(answer.retryAfterMs).toBe(retryAfterMs);
      expect(withoutZeros(answer.usage)).toEqual(withoutZeros(entry.told));
      expect(entry.state).not.toBe("open");
      // Known with the first event of a reply: a warning needs no whole answer.
      if (answer.text !== "") expect(answer.servedModel).toBe(entry.servedModel);
      expect(isServedAs(entry.model, entry.servedModel)).toBe(fault !== "wrong-model");
      expect(misjudged(answer, entry.billed)).toEqual([]);
      found.set(`${fault} ${provider}`, answer.end);
    }
  });
});

async function ask(size: number | undefined, provider: Provider, fault: FaultName, limits: Partial<Limits> = {}) {
  const wire = wires.get(size);
  if (!wire) throw new Error("the provider has not started");
  const model = `model-of-${provider}+${fault}`;
  const own = createGateway({ provider, apiKey: "some-key", baseUrl: wire.baseUrls[provider] });
  const gateway = withWatchdog(own, () => ({ ...patient, ...limits }));
  // Throws unless there is exactly one terminal event, at the end.
  const answer = await collectAnswer(gateway.stream(modelRequest({ model }), new AbortController().signal));
  const entry = wire.ledger.find((each) => each.model === model);
  if (!entry) throw new Error("the request never arrived");
  await wire.closed(entry);
  return [answer, entry] as const;
}

/** Where what would be settled is not what was billed: to the token where it is called measured, at most otherwise. */
function misjudged(answer: CollectedAnswer, billed: Usage): readonly unknown[] {
  const { instructions, parts, maxOutputTokens } = modelRequest();
  const isAnswer = answer.end === "complete" || answer.end === "truncated";
  const settled = settleUsage({
    usage: answer.usage,
    hasFinish: answer.rawFinish !== undefined,
    ...(isAnswer ? {} : { failureKind: answer.end as FailureKind }),
    packetBytes: Buffer.byteLength(instructions + parts.map(({ text }) => text).join("")),
    streamedBytes: Buffer.byteLength(answer.text + answer.reasoning),
    maxOutputTokens,
    bytesPerToken: 3,
  });
  const input = (usage: Usage) =>
    (usage.inputUncached ?? 0) + (usage.cacheRead ?? 0) + (usage.cacheWrite5m ?? 0) + (usage.cacheWrite1h ?? 0);
  const output = (usage: Usage) => (usage.output ?? 0) + (usage.reasoning ?? 0);
  const most = settled.upper ?? settled.usage;
  return [input, output].flatMap((count) => {
    const isRight = settled.upper ? count(most) >= count(billed) : count(most) === count(billed);
    return isRight ? [] : [{ settled, billed }];
  });
}

/** Providers leave out what they do not count; nothing told and zero cost the same. */
function withoutZeros(usage: Usage): Usage {
  return Object.fromEntries(usageBuckets.flatMap((bucket) => (usage[bucket] ? [[bucket, usage[bucket]]] : [])));
}
