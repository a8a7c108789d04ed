import { afterAll, beforeAll, expect, test } from "vitest";
import { changeFinding } from "#lib/engine/commands/change-finding.ts";
import { requestRound } from "#lib/engine/commands/request-round.ts";
import {
  file,
  objects,
  okay,
  openStage,
  rules,
  type Stage,
  type Story,
  word,
  writes,
} from "#lib/testing/open-stage.ts";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { testDatabase } from "#lib/testing/test-database.ts";
import { textBlueprint } from "#lib/testing/text-blueprint.ts";

const { url } = await testDatabase();
const dataDir = temporaryFolder();
let stage: Stage;

beforeAll(async () => {
  stage = await openStage(url, dataDir);
});
afterAll(() => stage.close());

/** Far beyond what it takes: a machine may be busy with other things. */
const timeout = 180_000;
const one = textBlueprint({ modules: [{ id: "a" }] });
const lines = "good first\nsecond\nthird\nfourth";
const mended = "good mended\nsecond\nthird\nfourth";
const fixed = [{ finding: "f1", is: "fixed" }];

const findingsOf = ({ projectId }: Story) => stage.deps.facts.read.findings.list({ projectId });
const asked = (story: Story, promptId: string) =>
  stage.requests.filter(({ subject }) => subject.projectId === story.projectId && subject.promptId === promptId);
const packets = (story: Story, promptId: string) =>
  asked(story, promptId).map(({ parts }) => parts.map(({ text }) => text).join("\n"));

async function dismiss(story: Story, findingId: string): Promise<void> {
  const order = { projectId: story.projectId, findingId, is: "dismissed", reason: "It is meant so." } as const;
  okay(await changeFinding(stage.deps, order));
}

test.concurrent("new in lines that the last review saw, a major is kept as minor with its reason", {
  timeout,
}, async () => {
  const story = await stage.project({
    blueprint: one,
    lines: {
      "build-module a": writes(lines),
      "review-module a 1.0": objects({ quote: "good first" }),
      "fix-module a": writes(mended),
      "review-module a 2.0": objects({ quote: "fourth" }, fixed),
      "review-module a 2.1": rules("fixed"),
    },
  });
  await story.build();
  expect(await story.ended()).toEqual(["merged", "a merged 2"]);
  expect(await story.rounds("a")).toEqual(["build changes", "fix approved-with-minor"]);
  const [, late] = await findingsOf(story);
  expect(late).toMatchObject({ status: "open", severity: "minor", quote: "fourth" });
  expect(late?.ruling).toContain("Raised as major");
  // Asked once more, the reviewer is told so, and still sees what changed.
  expect(packets(story, "review-module")[2]).toContain("the last review had seen these very lines");
  expect(packets(story, "review-module")[2]).toContain("+good mended");
});

test.concurrent("a blocker in such lines blocks, and so does a major in lines that changed", { timeout }, async () => {
  const story = await stage.project({
    blueprint: one,
    settings: { reviews: 5 },
    lines: {
      "build-module a": writes(lines),
      "review-module a 1.0": objects({ quote: "good first" }),
      "fix-module a": writes(mended),
      "review-module a 2.0": objects({ quote: "fourth", severity: "blocker" }, fixed),
      "fix-module a 3.0": writes(`${mended} better`),
      "review-module a 3.0": objects({ quote: "fourth better" }, [{ finding: "f2", is: "fixed" }]),
      "fix-module a 4.0": writes(`${mended} best`),
    },
  });
  await story.build();
  expect(await story.ended()).toEqual(["merged", "a merged 4"]);
  expect(await story.rounds("a")).toEqual(["build changes", "fix changes", "fix changes", "fix approved"]);
});

test.concurrent("what a person dismissed stays dismissed in the next build, in whatever words", {
  timeout,
}, async () => {
  const again = { quote: "good first\nsecond", severity: "blocker" } as const;
  const story = await stage.project({
    blueprint: one,
    settings: { reviews: 1 },
    lines: { "build-module a": writes(lines), "review-module a 1.0": objects({ quote: "good first" }) },
  });
  await story.build();
  const decision = await story.asked("review-limit");
  const [finding] = await findingsOf(story);
  await dismiss(story, finding?.id ?? "");
  await story.answer(decision, "accept");
  expect(await story.ended()).toEqual(["merged", "a merged 1"]);

  story.say({
    "build-module a": writes(`${lines}\nfifth`),
    "review-module a": (subject) => {
      const raised = JSON.parse(objects(again)(subject)).findings;
      return JSON.stringify({ verdict: "approved", findings: raised, rulings: [] });
    },
  });
  okay(await requestRound(stage.deps, { projectId: story.projectId, moduleId: "a", note: "A fifth line." }));
  expect(await story.ended()).toEqual(["merged", "a merged 1"]);
  expect(await story.findings("a")).toEqual(["f1 dismissed", "f2 dismissed"]);
  const ledger = packets(story, "review-module").at(-1);
  for (const words of ['key="f1"', 'status="dismissed"', "It is meant so."]) expect(ledger).toContain(words);

  // A person who opens it again has the last word; what repeated it is not carried on beside.
  const carried = (await findingsOf(story)).find(({ key, round }) => key === "f1" && round === 0);
  story.say({ "fix-module a": writes("good mended") });
  okay(await requestRound(stage.deps, { projectId: story.projectId, moduleId: "a", findings: [carried?.id ?? ""] }));
  expect(await story.ended()).toEqual(["merged", "a merged 1"]);
  expect(await story.findings("a")).toEqual(["f1 fixed"]);
});

test.concurrent("with all dismissed that asked for changes, another round looks again and asks no builder", {
  timeout,
}, async () => {
  const story = await stage.project({
    blueprint: one,
    settings: { reviews: 1 },
    lines: { "review-module a 1.0": objects() },
  });
  await story.build();
  const decision = await story.asked("review-limit");
  const [finding] = await findingsOf(story);
  await dismiss(story, finding?.id ?? "");
  await story.answer(decision, "again");
  expect(await story.ended()).toEqual(["merged", "a merged 2"]);
  expect(await story.rounds("a")).toEqual(["build review-limit", "fix approved"]);
  expect(asked(story, "fix-module")).toEqual([]);
  const [build, look] = await stage.deps.facts.read.rounds.list({ projectId: story.projectId });
  expect(look?.author).toBe(build?.author);
});

test.concurrent("a verdict that does not hold: without a note the code gets another review", { timeout }, async () => {
  const story = await stage.project({
    blueprint: one,
    lines: { "review-module a": objects({ quote: "not in it" }) },
  });
  await story.build();
  const decision = await story.asked("no-proven-finding");
  expect(decision.detail).toContain("f1 (major, unproven) src/a/a.txt: It is not good enough.");
  expect(decision.detail).toContain("Nothing more is spent on it until you answer.");
  story.say({});
  await story.answer(decision, "again");
  expect(await story.ended()).toEqual(["merged", "a merged 2"]);
  expect(asked(story, "fix-module")).toEqual([]);
});

test.concurrent("a later round may not take a test away that no finding names, and may where one does", {
  timeout,
}, async () => {
  const withTest = (text: string) => (subject: Parameters<typeof file>[0]) =>
    file(subject, "src/a/a.test.ts", `test("${text}", () => assert(1));`) + writes(text)(subject);
  const without = (subject: Parameters<typeof file>[0]) =>
    `<delete-${subject.nonce} path="src/a/a.test.ts"/>\n${writes("good 2")(subject)}`;
  const story = await stage.project({
    blueprint: one,
    lines: {
      "build-module a": withTest("good 1"),
      "review-module a 1.0": objects(),
      "fix-module a 2.0": without,
      "fix-module a 2.1": withTest("good 2"),
      "review-module a 2.0": objects({ path: "src/a/a.test.ts", quote: "good 2" }, fixed),
      "fix-module a 3.0": without,
    },
  });
  await story.build();
  expect(await story.ended()).toEqual(["merged", "a merged 3"]);
  expect(packets(story, "fix-module")[1]).toContain("src/a/a.test.ts is deleted.");
  expect(await story.onMain("src/a/a.test.ts")).toBeUndefined();
});

test.concurrent("a round that two models wrote is judged by neither", { timeout }, async () => {
  const first = { provider: "gemini", model: "gemini-3.8-flash" } as const;
  const second = { provider: "anthropic", model: "claude-opus-4-6" } as const;
  const third = { provider: "anthropic", model: "claude-haiku-5-5" } as const;
  const story = await stage.project({
    blueprint: one,
    roles: { builder: [first, second], reviewer: [first], architect: [third] },
    lines: {
      "build-module a 1.0": (s) => ({ text: file(s, "src/a/first.txt", "kept"), finish: "truncated" }),
      "build-module a 1.1": (s, { model }) => (model === first.model ? { fail: "refused" } : writes("good")(s)),
    },
  });
  await story.build();
  expect(await story.ended()).toEqual(["merged", "a merged 1"]);
  const wrote = asked(story, "build-module").map(({ model }) => model);
  expect(wrote).toEqual([first.model, first.model, second.model]);
  expect(asked(story, "review-module").map(({ model }) => model)).toEqual([third.model]);
});

test.concurrent("a round that is left out ends by the name of what stopped it", { timeout }, async () => {
  const story = await stage.project({ blueprint: one, budgetUsd: "0.01" });
  await story.build();
  await story.answer(await story.asked("budget", "a"), "end-partly");
  expect(await story.ended()).toEqual(["partly", "a left-out 1"]);
  expect(await story.rounds("a")).toEqual(["build budget"]);
});

test.concurrent("a later review of the whole sees the change and the ledger, and blocks in nothing else", {
  timeout,
}, async () => {
  const whole = (quote: string, severity: "blocker" | "major" = "major") =>
    objects({ path: "src/a/a.txt", quote, severity });
  const story = await stage.project({
    blueprint: one,
    settings: { reviews: 4 },
    lines: {
      "build-module a": writes(lines),
      "review-integration - 1.0": whole("good first"),
      "fix-module a": writes(mended),
      "review-integration - 2.0": whole("fourth"),
    },
  });
  await story.build();
  expect(await story.ended()).toEqual(["merged", "a merged 2"]);
  const later = packets(story, "review-integration");
  expect(later).toHaveLength(3);
  for (const words of ["+good mended", 'key="a:f1"', 'status="fixed"']) expect(later[1]).toContain(words);
  expect(later[2]).toContain("the last review had seen these very lines");
  expect(await story.findings("a")).toEqual(["f1 fixed", "f2 open"]);
});

test.concurrent("what a ruling said reaches the builder that has to mend it", { timeout }, async () => {
  const story = await stage.project({
    blueprint: one,
    lines: {
      "review-module a 1.0": objects(),
      "fix-module a 2.0": (s) => word(s, "f1", "contested"),
      "rule-on-contest": JSON.stringify({ finding: "f1", is: "open", reason: "Five is still written as six." }),
    },
  });
  await story.build();
  expect((await story.ended())[0]).toBe("merged");
  expect(packets(story, "fix-module")[1]).toContain("Five is still written as six.");
});
