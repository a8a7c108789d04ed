import { afterAll, beforeAll, expect, test } from "vitest";
import { changeFinding } from "#lib/engine/commands/change-finding.ts";
import { requestRound } from "#lib/engine/commands/request-round.ts";
import { approves, file, objects, okay, openStage, rules, type Stage, word, writes } from "#lib/testing/open-stage.ts";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { testDatabase } from "#lib/testing/test-database.ts";
import { textBlueprint } from "#lib/testing/text-blueprint.ts";
import { until } from "#lib/testing/until.ts";

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
const withdrawn = JSON.stringify({ finding: "f1", is: "withdrawn", reason: "You are right." });
const stands = JSON.stringify({ finding: "f1", is: "open", reason: "It stands." });
type Subject = Parameters<ReturnType<typeof writes>>[0];

/** Everything that a prompt's requests of a project said. */
function packets(projectId: string, promptId: string): readonly string[] {
  return stage.requests
    .filter(({ subject }) => subject.projectId === projectId && subject.promptId === promptId)
    .map(({ parts }) => parts.map(({ text }) => text).join("\n"));
}

test.concurrent("a contest that is right, without other changes: the code stands as it was reviewed", {
  timeout,
}, async () => {
  const story = await stage.project({
    blueprint: one,
    lines: {
      "review-module a 1.0": objects(),
      "fix-module": (s) => word(s, "f1", "contested"),
      "rule-on-contest": withdrawn,
    },
  });
  await story.build();
  expect(await story.ended()).toEqual(["merged", "a merged 2"]);
  expect(await story.findings("a")).toEqual(["f1 withdrawn"]);
  expect((await story.attempts()).filter((line) => line.startsWith("review-module"))).toHaveLength(1);
});

test.concurrent("a contest that is right beside a change: the change is reviewed", { timeout }, async () => {
  const story = await stage.project({
    blueprint: one,
    lines: {
      "review-module a 1.0": objects(),
      "fix-module": (s) => word(s, "f1", "contested") + file(s, "src/a/a.txt", "good and better"),
      "rule-on-contest": withdrawn,
    },
  });
  await story.build();
  expect(await story.ended()).toEqual(["merged", "a merged 2"]);
  expect((await story.attempts()).filter((line) => line.startsWith("review-module"))).toHaveLength(2);
  expect(await story.onMain("src/a/a.txt")).toBe("good and better\n");
});

test.concurrent("a contest that is wrong: the finding stands and cannot be contested again", { timeout }, async () => {
  const story = await stage.project({
    blueprint: one,
    settings: { reviews: 5 },
    lines: {
      "review-module a 1.0": objects(),
      "fix-module a 2.0": (s) => word(s, "f1", "contested"),
      "rule-on-contest": stands,
      "fix-module a 3.0": (s) => word(s, "f1", "contested") + file(s, "src/a/a.txt", "good 3"),
      "review-module a 3.0": approves(),
    },
  });
  await story.build();
  expect(await story.ended()).toEqual(["merged", "a merged 4"]);
  expect(await story.rounds("a")).toEqual(["build changes", "fix changes", "fix changes", "fix approved"]);
  expect((await story.attempts()).filter((line) => line.startsWith("rule-on-contest"))).toHaveLength(1);
});

test.concurrent("an answer that was cut keeps its closed files and is asked for the rest", { timeout }, async () => {
  const story = await stage.project({
    blueprint: one,
    lines: {
      "build-module a 1.0": (s: Subject) => ({
        text: `${file(s, "src/a/first.txt", "kept")}<file-${s.nonce} path="src/a/a.txt">\ngo`,
        finish: "truncated" as const,
      }),
      // Cut between two files: what is there is whole, but not all of it.
      "build-module a 1.1": (s: Subject) => ({
        text: file(s, "src/a/second.txt", "kept"),
        finish: "truncated" as const,
      }),
    },
  });
  await story.build();
  expect(await story.ended()).toEqual(["merged", "a merged 1"]);
  expect(await story.onMain("src/a/first.txt")).toBe("kept\n");
  expect(await story.onMain("src/a/second.txt")).toBe("kept\n");
  expect(await story.onMain("src/a/a.txt")).toBe("good a 1.2\n");
});

test.concurrent("an edit that does not match keeps the other files, and the file is asked for whole", {
  timeout,
}, async () => {
  const edit = ({ nonce }: Subject) =>
    `<edit-${nonce} path="src/a/a.txt">\n<<<<<<< SEARCH\nnot there\n=======\nx\n>>>>>>> REPLACE\n</edit-${nonce}>\n`;
  const story = await stage.project({
    blueprint: one,
    lines: {
      "review-module a 1.0": objects(),
      "fix-module a 2.0": (s) => file(s, "src/a/other.txt", "kept") + edit(s),
    },
  });
  await story.build();
  expect(await story.ended()).toEqual(["merged", "a merged 2"]);
  expect(await story.onMain("src/a/other.txt")).toBe("kept\n");
  expect(await story.onMain("src/a/a.txt")).toBe("good a 2.1\n");
});

test.concurrent("a block that is closed early, and one that is never closed, touch nothing outside", {
  timeout,
}, async () => {
  const story = await stage.project({
    blueprint: one,
    lines: {
      "build-module a 1.0": (s) => `<file-${s.nonce} path="src/a/a.txt"/>\n`,
      "build-module a 1.1": (s) => `<file-${s.nonce} path="../a.txt">\nbad\n</file-${s.nonce}>\n`,
    },
  });
  await story.build();
  expect(await story.ended()).toEqual(["merged", "a merged 1"]);
  expect(packets(story.projectId, "build-module")[1]).toContain("is closed at once");
});

test.concurrent("a verdict that contradicts itself rules on nothing, and the next one does", { timeout }, async () => {
  const story = await stage.project({
    blueprint: one,
    lines: {
      "review-module a 1.0": objects(),
      "review-module a 2.0": JSON.stringify({
        verdict: "approved",
        findings: [],
        rulings: [{ finding: "f1", is: "open" }],
      }),
      "review-module a 2.1": rules("fixed"),
    },
  });
  await story.build();
  expect(await story.ended()).toEqual(["merged", "a merged 2"]);
  expect(packets(story.projectId, "review-module")[2]).toContain("stands beside f1, which is ruled open");
  const [finding] = await stage.deps.facts.read.findings.list({ projectId: story.projectId });
  expect(finding).toMatchObject({ status: "fixed", unfixed: 0 });
});

test.concurrent("what a person dismissed stays dismissed, also in the review of the whole", { timeout }, async () => {
  const again = objects({ path: "src/a/a.txt" });
  const story = await stage.project({
    blueprint: one,
    settings: { reviews: 2 },
    lines: {
      "review-module a 1.0": objects(),
      "review-module a 2.0": rules("open"),
      "review-module a 3.0": JSON.stringify({ ...JSON.parse(again({} as Subject)), verdict: "approved" }),
      "review-integration": JSON.stringify({ ...JSON.parse(again({} as Subject)), verdict: "approved" }),
    },
  });
  await story.build();
  const decision = await story.asked("review-limit");
  const [finding] = await stage.deps.facts.read.findings.list({ projectId: story.projectId });
  okay(
    await changeFinding(stage.deps, {
      projectId: story.projectId,
      findingId: finding?.id ?? "",
      is: "dismissed",
      reason: "It is meant so.",
    }),
  );
  await story.answer(decision, "again");
  expect(await story.ended()).toEqual(["merged", "a merged 3"]);
  expect(await story.findings("a")).toEqual(["f1 dismissed", "f2 dismissed", "f3 dismissed"]);
});

test.concurrent("a person opens a finding again in a build of its own, with a note and a model", {
  timeout,
}, async () => {
  const story = await stage.project({
    blueprint: one,
    lines: { "review-module a 1.0": objects(), "review-module a 2.0": rules("fixed") },
  });
  const { projectId } = story;
  await story.build();
  expect(await story.ended()).toEqual(["merged", "a merged 2"]);
  const [finding] = await stage.deps.facts.read.findings.list({ projectId });
  const order = { projectId, moduleId: "a", note: "Look again.", model: "anthropic/claude-opus-4-6" };
  expect(await requestRound(stage.deps, { ...order, findings: ["fnd_of_nobody"] })).toMatchObject({
    ok: false,
    error: { type: "finding-unknown" },
  });
  story.say({ "fix-module a 1.0": writes("good again") });
  okay(await requestRound(stage.deps, { ...order, findings: [finding?.id ?? ""] }));
  expect(await story.ended()).toEqual(["merged", "a merged 1"]);
  expect(await story.rounds("a")).toEqual(["fix approved"]);
  expect(await story.findings("a")).toEqual(["f1 fixed"]);
  const packet = packets(projectId, "fix-module").at(-1);
  expect(packet).toContain("Look again.");
  expect(packet).toContain("It is not good enough.");
  const rounds = await stage.deps.facts.read.rounds.list({ projectId });
  expect(rounds.at(-1)).toMatchObject({ author: "anthropic/claude-opus-4-6", note: "Look again." });
});

test.concurrent("a person orders a round of a merged module while its build is live", { timeout }, async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const story = await stage.project({
    blueprint: textBlueprint({ modules: [{ id: "a" }, { id: "b" }] }),
    lines: {
      "build-module b": async (s) => {
        await held;
        return writes("good b")(s);
      },
    },
  });
  const { projectId } = story;
  await story.build();
  await until("a is merged", async () => {
    const [run] = await stage.deps.facts.read.runs.list({ projectId, moduleId: "a" });
    return run?.outcome === "merged";
  });
  expect(await requestRound(stage.deps, { projectId, moduleId: "b" })).toMatchObject({
    error: { type: "module-busy" },
  });
  expect(await requestRound(stage.deps, { projectId, moduleId: "z" })).toMatchObject({
    error: { type: "module-not-in-build" },
  });
  okay(await requestRound(stage.deps, { projectId, moduleId: "a", note: "Once more." }));
  release();
  expect(await story.ended()).toEqual(["merged", "a merged 2", "b merged 1"]);
  expect(packets(projectId, "fix-module")[0]).toContain("Once more.");
  expect(await story.onMain("src/a/a.txt")).toBe("good a 2.0\n");
});

test.concurrent("a criterion that was green before the module existed is said to prove nothing", {
  timeout,
}, async () => {
  const blueprint = one.replace(
    "depends: []",
    'depends: []\nacceptance:\n  - id: c1\n    says: It is so.\n    run: "true"',
  );
  const story = await stage.project({ blueprint });
  await story.build();
  expect(await story.ended()).toEqual(["merged", "a merged 1"]);
  expect(packets(story.projectId, "review-module")[0]).toContain(
    "green before the module existed, so it proves nothing",
  );
});
