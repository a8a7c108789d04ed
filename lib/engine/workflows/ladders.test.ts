import { afterAll, beforeAll, expect, test } from "vitest";
import type { ModelRef } from "#lib/domain/routing/role.ts";
import { cancelBuild } from "#lib/engine/commands/control-build.ts";
import { createGateway } from "#lib/models/create-gateway.ts";
import { withWatchdog } from "#lib/models/watchdog.ts";
import { withFaults } from "#lib/testing/chaos/choose-fault.ts";
import type { FaultName } from "#lib/testing/chaos/faults.ts";
import { plausibleReply } from "#lib/testing/chaos/plausible-reply.ts";
import { networkProviders } from "#lib/testing/network-providers.ts";
import { okay, openStage, type Stage } from "#lib/testing/open-stage.ts";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { testDatabase } from "#lib/testing/test-database.ts";
import { textBlueprint } from "#lib/testing/text-blueprint.ts";
import { until } from "#lib/testing/until.ts";
import { WireProvider } from "#lib/testing/wire-provider.ts";

const { url, prisma } = await testDatabase();
const limits = { connectMs: 15_000, firstTokenMs: 1_000, idleMs: 1_000, totalMs: 4_000 };
let stage: Stage;
let wire: WireProvider;
let patience: NodeJS.Timeout;

beforeAll(async () => {
  wire = await WireProvider.start({ handler: withFaults(plausibleReply), tickMs: 20 });
  const gatewayOf = (provider: "anthropic" | "gemini" | "openai") =>
    withWatchdog(createGateway({ provider, apiKey: "some-key", baseUrl: wire.baseUrls[provider] }), () => limits);
  const providers = networkProviders(gatewayOf, ["anthropic", "gemini", "openai"]);
  stage = await openStage(url, temporaryFolder(), { ...providers, requestsPerProvider: 100 });
  patience = setInterval(() => void closeBreakers(), 500);
});
afterAll(async () => {
  clearInterval(patience);
  await stage.close();
  await wire[Symbol.asyncDispose]();
});

const well = (model: string): ModelRef => ({ provider: "anthropic", model });
const architect = well("claude-opus-5-5");

const projects: string[] = [];

/** Many chains fail at the same providers on purpose; breakers have tests of their own. */
async function closeBreakers(): Promise<void> {
  const closed = await prisma.providerState.updateMany({
    where: { failures: { gt: 0 } },
    data: { failures: 0, openUntil: null, probeAttemptId: null },
  });
  if (closed.count > 0) for (const projectId of projects) await stage.deps.wakes.tell(projectId);
}

type Ill = readonly ["gemini" | "openai", "gemini-3.1-pro-preview" | "gemini-4-argon"];
const all: readonly Ill[] = [
  ["gemini", "gemini-3.1-pro-preview"],
  ["openai", "gemini-3.1-pro-preview"],
  ["gemini", "gemini-4-argon"],
];

/** A module whose builder's models all suffer `fault`: one by two providers, then another; behind them the architect's. */
async function chain(fault: FaultName, builders = all) {
  const story = await stage.project({
    blueprint: textBlueprint({ modules: [{ id: "a" }] }),
    roles: {
      architect: [architect],
      reviewer: [well("claude-opus-4-6")],
      builder: builders.map(([provider, model]) => ({ provider, model: `${model}+${fault}` })),
    },
  });
  projects.push(story.projectId);
  const buildId = await story.build();
  return { story, buildId };
}

/** Who wrote the module's first answer, in order: `gemini 1` is the first model by Gemini; and what each came to. */
async function asked(projectId: string): Promise<readonly string[]> {
  const rows = await stage.deps.facts.read.attempts.list({ projectId });
  const names: Readonly<Record<string, string>> = { "gemini-3.1-pro-preview": "1", "gemini-4-argon": "2" };
  return rows
    .filter(({ promptId }) => promptId === "build-module")
    .map(({ provider, requestedModel, failureKind }) => {
      const name = names[requestedModel.replace(/\+.*$/, "")];
      return `${provider}${name === undefined ? "" : ` ${name}`}: ${failureKind ?? "answered"}`;
    });
}

const each = (kind: string, tries: number) =>
  ["gemini 1", "openai 1", "gemini 2"].flatMap((who) => Array.from({ length: tries }, () => `${who}: ${kind}`));
/** The same again, then by another provider, the role's next model, the architect's. */
const patiently = (kind: string) => [...each(kind, 3), "anthropic: answered"];
/** As before, but never the same again: it would say the same. */
const onward = (kind: string) => [...each(kind, 1), "anthropic: answered"];

/** One of each ladder; every kind goes down its own in `failure-policy.test.ts`. */
const expected: Partial<Record<FaultName, readonly string[]>> = {
  "hang-mid": patiently("idle-timeout"),
  "early-end": patiently("cut"),
  "rate-limited-untold": patiently("rate-limited"),
  blocked: onward("blocked"),
  // Another provider of the same model would take no longer a packet.
  "context-too-long": ["gemini 1: context-too-long", "gemini 2: context-too-long", "anthropic: answered"],
};

test("a module whose builder's models fail is built up the ladder, through real sockets, to an answer", async () => {
  const found = await Promise.all(
    (Object.keys(expected) as FaultName[]).map(async (fault) => {
      const { story } = await chain(fault);
      await story.ended();
      return [fault, await asked(story.projectId)] as const;
    }),
  );
  expect(Object.fromEntries(found)).toEqual(expected);
});

test("a refusal goes to the next model at once, and what is no answer in form goes back until a person is asked", async () => {
  const both: readonly Ill[] = [
    ["openai", "gemini-3.1-pro-preview"],
    ["openai", "gemini-4-argon"],
  ];
  const refused = await chain("refused", both);
  expect(await refused.story.ended()).toEqual(["merged", "a merged 1"]);
  expect(await asked(refused.story.projectId)).toEqual([
    "openai 1: refused",
    "openai 2: refused",
    "anthropic: answered",
  ]);
  for (const [fault, came] of [
    ["truncated", "answered"],
    ["wrong-format", "wrong-format"],
  ] as const) {
    const { story, buildId } = await chain(fault);
    await story.asked("replies-unusable", "a");
    expect(await asked(story.projectId), fault).toEqual(Array.from({ length: 3 }, () => `gemini 1: ${came}`));
    okay(await cancelBuild(stage.deps, { projectId: story.projectId, buildId }));
  }
});

test("a rejected key and an empty account are tried once at each provider, then a person is asked", async () => {
  for (const [fault, kind] of [
    ["auth-401", "auth"],
    ["billing", "billing"],
  ] as const) {
    const { story, buildId } = await chain(fault);
    const decision = await story.asked("provider", "a");
    expect(decision.detail).toMatch(/nothing was spent/i);
    expect(new Set(await asked(story.projectId))).toEqual(new Set([`gemini 1: ${kind}`, `openai 1: ${kind}`]));
    okay(await cancelBuild(stage.deps, { projectId: story.projectId, buildId }));
  }
});

test("a quota is waited for before a stronger model is paid, and the log says that it is", async () => {
  const { story, buildId } = await chain("quota");
  await until("it is waited for", async () => {
    const events = await stage.events.readEvents(story.projectId, 0, 1_000);
    return events.some(({ type, detail }) => type === "attempt-waiting" && detail.why === "quota");
  });
  expect(await asked(story.projectId)).toEqual(each("quota", 1));
  okay(await cancelBuild(stage.deps, { projectId: story.projectId, buildId }));
});
