import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answerDecision } from "#lib/engine/commands/answer-decision.ts";
import { approveBlueprint } from "#lib/engine/commands/approve-blueprint.ts";
import { changeProject } from "#lib/engine/commands/change-project.ts";
import { saveBlueprint } from "#lib/engine/commands/save-blueprint.ts";
import { stopDesign } from "#lib/engine/commands/stop-design.ts";
import { approves, file, objects, okay, openStage, rules, type Stage, writes } from "#lib/testing/open-stage.ts";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { testDatabase } from "#lib/testing/test-database.ts";
import { textBlueprint } from "#lib/testing/text-blueprint.ts";
import { until } from "#lib/testing/until.ts";

const { url } = await testDatabase();
const dataDir = temporaryFolder();
const clones = temporaryFolder();
let stage: Stage;

beforeAll(async () => {
  stage = await openStage(url, dataDir);
});
afterAll(() => stage.close());

/** Far beyond what it takes: a machine may be busy with other things. */
const timeout = 180_000;
const one = textBlueprint({ modules: [{ id: "a" }] });
const chain = textBlueprint({ modules: [{ id: "a" }, { id: "b", depends: ["a"] }, { id: "c" }] });
const bad = (subject: Parameters<ReturnType<typeof writes>>[0]) =>
  writes(`bad ${subject.round}.${subject.repair}`)(subject);

test.concurrent("the reviews are used up: accepted as it is, the finding stays on record", { timeout }, async () => {
  const story = await stage.project({
    blueprint: one,
    settings: { reviews: 2 },
    lines: { "review-module a 1.0": objects(), "review-module a 2.0": rules("open") },
  });
  await story.build();
  const decision = await story.asked("review-limit");
  const choices = ["again", "another-model", "by-hand", "accept", "leave-out"];
  expect(decision.options.map(({ choice }) => choice)).toEqual(choices);
  expect(await story.rounds("a")).toEqual(["build changes", "fix review-limit"]);
  await story.answer(decision, "accept");
  expect(await story.ended()).toEqual(["merged", "a merged 2"]);
  expect(await story.findings("a")).toEqual(["f1 open"]);
});

test.concurrent("the checks stayed red: what depends on a left out module is left out with it", {
  timeout,
}, async () => {
  const story = await stage.project({ blueprint: chain, settings: { repairs: 1 }, lines: { "build-module a": bad } });
  await story.build();
  await story.answer(await story.asked("checks-stayed-red", "a"), "leave-out");
  expect(await story.ended()).toEqual(["partly", "a left-out 1", "b left-out 0", "c merged 1"]);
  expect(await story.onMain("src/c/c.txt")).toBe("good c 1.0\n");
  expect(await story.onMain("src/a/a.txt")).toBeUndefined();
});

test.concurrent("the same finding unfixed twice: another round with a note ends it", { timeout }, async () => {
  const story = await stage.project({
    blueprint: one,
    settings: { reviews: 5 },
    lines: {
      "review-module a 1.0": objects(),
      "review-module a 2.0": rules("open"),
      "review-module a 3.0": rules("open"),
    },
  });
  await story.build();
  await story.answer(await story.asked("unfixed-twice"), "again", "Use fewer words.");
  expect(await story.ended()).toEqual(["merged", "a merged 4"]);
  expect(await story.findings("a")).toEqual(["f1 fixed"]);
  const rounds = await stage.deps.facts.read.rounds.list({ projectId: story.projectId });
  expect(rounds.map(({ note }) => note)).toEqual([null, null, null, "Use fewer words."]);
});

test.concurrent("files that were reviewed before: another model writes the round, and is named as its author", {
  timeout,
}, async () => {
  const story = await stage.project({
    blueprint: one,
    settings: { reviews: 5 },
    lines: {
      "build-module a": writes("good first"),
      "fix-module a 2.0": writes("good second"),
      "fix-module a 3.0": writes("good first"),
      "review-module a 1.0": objects({ quote: "good first" }),
      "review-module a 2.0": objects({ quote: "good second" }, [{ finding: "f1", is: "fixed" }]),
      "review-module a 3.0": objects({ quote: "first", severity: "major" }, [{ finding: "f2", is: "fixed" }]),
    },
  });
  await story.build();
  await story.answer(await story.asked("tree-repeats"), "another-model", "take anthropic/claude-opus-4-6 for it");
  expect((await story.ended())[0]).toBe("merged");
  const rounds = await stage.deps.facts.read.rounds.list({ projectId: story.projectId });
  expect(rounds.at(-1)).toMatchObject({ model: "anthropic/claude-opus-4-6", author: "anthropic/claude-opus-4-6" });
  const attempts = await stage.deps.facts.read.attempts.list({
    projectId: story.projectId,
    roundId: rounds.at(-1)?.id ?? "",
  });
  expect(attempts[0]).toMatchObject({ requestedModel: "claude-opus-4-6", route: { rule: "person" } });
});

test.concurrent("changes that nothing proves: asked once more, then a person decides", { timeout }, async () => {
  const story = await stage.project({
    blueprint: one,
    lines: { "review-module a": objects({ quote: "not in the file" }) },
  });
  await story.build();
  const decision = await story.asked("no-proven-finding");
  expect(decision.detail).toContain("needs a proven finding");
  expect(await story.findings("a")).toEqual(["f1 unproven"]);
  await story.answer(decision, "accept");
  expect(await story.ended()).toEqual(["merged", "a merged 1"]);
});

test.concurrent("ownership broken three times: nothing touched the tree, and the round can be ordered again", {
  timeout,
}, async () => {
  const story = await stage.project({
    blueprint: one,
    lines: { "build-module a": (subject) => file(subject, `src/${subject.repair}.txt`, "good") },
  });
  await story.build();
  const decision = await story.asked("replies-unusable");
  expect(decision.detail).toContain("src/2.txt is outside what a owns");
  story.say({});
  await story.answer(decision, "again");
  expect(await story.ended()).toEqual(["merged", "a merged 2"]);
  // Nothing was written before, so there is nothing to fix.
  expect(await story.rounds("a")).toEqual(["build replies-unusable", "build approved"]);
});

const blocked = ({ nonce }: { nonce?: string }) =>
  `<answer-${nonce} blocked="criterion">It contradicts itself.</answer-${nonce}>`;

test.concurrent("blocked and refused: the way to do it goes back, and it costs no round", { timeout }, async () => {
  const story = await stage.project({
    blueprint: one,
    lines: {
      "build-module a 1.0": blocked,
      "rule-on-blocked": JSON.stringify({ is: "refused", reason: "It does not.", how: "Write good." }),
    },
  });
  await story.build();
  expect(await story.ended()).toEqual(["merged", "a merged 1"]);
  const second = stage.requests.filter(
    ({ subject }) => subject.projectId === story.projectId && subject.promptId === "build-module",
  )[1];
  expect(second?.parts.map(({ text }) => text).join("\n")).toContain("How to do it: Write good.");
});

const accepted = JSON.stringify({ is: "accepted", reason: "It does." });
const clearer = textBlueprint({ modules: [{ id: "a", prose: "Writes a, and nothing that contradicts it." }] });

test.concurrent("blocked and accepted: a proposal follows by itself, and the build makes room for what comes of it", {
  timeout,
}, async () => {
  const story = await stage.project({
    blueprint: one,
    lines: { "build-module a 1.0": blocked, "rule-on-blocked": accepted, "change-blueprint": clearer },
  });
  const { projectId } = story;
  await story.build();
  const decision = await story.asked("blocked");
  expect(decision.detail).toContain("It contradicts itself.");
  expect(await story.rounds("a")).toEqual(["build blocked"]);
  const proposal = await proposed(projectId);
  expect(proposal).toMatchObject({ kind: "change", baseVersion: 1, outcome: "proposed" });
  expect(proposal.request).toContain("It contradicts itself.");
  expect(proposal.request).toContain("It does.");

  const answer = { projectId, decisionId: decision.id, choice: "build-new" };
  expect(await answerDecision(stage.deps, answer)).toMatchObject({ error: { type: "answer-unclear" } });
  okay(await saveBlueprint(stage.deps, { projectId, markdown: clearer, baseVersion: 1, proposal: proposal.id }));
  okay(await approveBlueprint(stage.deps, { projectId, version: 2, build: false }));
  story.say({});
  await story.answer(decision, "build-new");
  const second = async () => (await stage.deps.facts.read.builds.list({ projectId })).length === 2;
  await until("the other build is open", second);
  expect(await story.ended()).toEqual(["merged", "a merged 1"]);
  const builds = await stage.deps.facts.read.builds.list({ projectId });
  expect(builds.map(({ version, outcome }) => `v${version} ${outcome}`)).toEqual(["v1 cancelled", "v2 merged"]);
});

test.concurrent("blocked and accepted: the person rejects the proposal, and the module goes on with a note", {
  timeout,
}, async () => {
  const story = await stage.project({
    blueprint: one,
    lines: { "build-module a 1.0": blocked, "rule-on-blocked": accepted, "change-blueprint": clearer },
  });
  const { projectId } = story;
  await story.build();
  const decision = await story.asked("blocked");
  const { id } = await proposed(projectId);
  okay(await stopDesign(stage.deps, { projectId, proposal: id }));
  okay(await stopDesign(stage.deps, { projectId, proposal: id }));
  expect(await stage.deps.facts.read.designs.get(id)).toMatchObject({ outcome: "proposed", proposalSha: null });
  await story.answer(decision, "again", "Leave that out.");
  expect(await story.ended()).toEqual(["merged", "a merged 2"]);
});

test.concurrent("two modules blocked at once: two proposals, and settling one leaves the other", {
  timeout,
}, async () => {
  const story = await stage.project({
    blueprint: textBlueprint({ modules: [{ id: "a" }, { id: "c" }] }),
    lines: { "build-module": blocked, "rule-on-blocked": accepted, "change-blueprint": clearer },
  });
  const { projectId } = story;
  await story.build();
  const first = await story.asked("blocked", "a");
  const second = await story.asked("blocked", "c");
  const { designs } = stage.deps.facts.read;
  const waiting = async () => (await designs.list({ projectId })).filter(({ proposalSha }) => proposalSha !== null);
  await until("both are proposed", async () => (await waiting()).length === 2);
  const [one] = await waiting();
  okay(await stopDesign(stage.deps, { projectId, proposal: one?.id }));
  expect(await waiting()).toHaveLength(1);
  await story.answer(first, "leave-out");
  await story.answer(second, "leave-out");
  expect(await story.ended()).toEqual(["partly", "a left-out 1", "c left-out 1"]);
});

test.concurrent("no model answers: siblings go on in its place, and it is tried again where it stood", {
  timeout,
}, async () => {
  const story = await stage.project({
    blueprint: chain,
    settings: { parallel: 1 },
    lines: { "review-module a": { fail: "auth" } },
  });
  const buildId = await story.build();
  const decision = await story.asked("provider", "a");
  await stage.deps.facts.read.runs.get(`${buildId}:a`);
  await untilMerged(story.projectId, "c");
  expect(await stage.deps.facts.read.runs.get(`${buildId}:a`)).toMatchObject({ status: "deciding" });
  story.say({});
  await story.answer(decision, "retry");
  expect(await story.ended()).toEqual(["merged", "a merged 1", "b merged 1", "c merged 1"]);
  expect((await story.attempts()).filter((line) => line.startsWith("build-module a"))).toEqual([
    "build-module a complete",
  ]);
});

test.concurrent("the budget is reached: one answer after raising it lets everything go on", { timeout }, async () => {
  const story = await stage.project({ blueprint: chain, budgetUsd: "0.01" });
  await story.build();
  await story.asked("budget", "a");
  const decision = await story.asked("budget", "c");
  expect(decision.detail).toContain("Nothing was sent");
  expect(await story.attempts()).toEqual([]);
  okay(await changeProject(stage.deps, { projectId: story.projectId, patch: { budgetUsd: "50" } }));
  await story.answer(decision, "retry");
  expect(await story.ended()).toEqual(["merged", "a merged 1", "b merged 1", "c merged 1"]);
});

test.concurrent("the budget is reached and stays so: ended here, nothing was spent", { timeout }, async () => {
  const story = await stage.project({ blueprint: one, budgetUsd: "0.01" });
  await story.build();
  await story.answer(await story.asked("budget", "a"), "end-partly");
  expect(await story.ended()).toEqual(["partly", "a left-out 1"]);
});

test.concurrent("a model without a price is not asked while there is a cap", { timeout }, async () => {
  const story = await stage.project({
    blueprint: one,
    budgetUsd: "5",
    roles: { builder: [{ provider: "gemini", model: "nobody-knows-it" }] },
  });
  await story.build();
  const decision = await story.asked("unpriced", "a");
  okay(await changeProject(stage.deps, { projectId: story.projectId, patch: { budgetUsd: null } }));
  await story.answer(decision, "retry");
  expect(await story.ended()).toEqual(["merged", "a merged 1"]);
});

test.concurrent("a project that asks before merges is asked, once a round", { timeout }, async () => {
  const story = await stage.project({ blueprint: one, settings: { askBeforeMerge: true } });
  await story.build();
  await story.answer(await story.asked("ask-before-merge"), "again", "Once more.");
  const second = await story.asked("ask-before-merge");
  expect(await story.onMain("src/a/a.txt")).toBeUndefined();
  await story.answer(second, "accept");
  expect(await story.ended()).toEqual(["merged", "a merged 2"]);
});

test.concurrent("what a person pushed to the module's branch is checked and reviewed", { timeout }, async () => {
  const story = await stage.project({
    blueprint: one,
    settings: { repairs: 0 },
    lines: { "build-module a": bad },
  });
  await story.build();
  const decision = await story.asked("checks-stayed-red");
  push(story.projectId, "build-1/a", "src/a/a.txt", "good by hand\n");
  await story.answer(decision, "by-hand");
  expect(await story.ended()).toEqual(["merged", "a merged 2"]);
  expect(await story.onMain("src/a/a.txt")).toBe("good by hand\n");
  expect(await story.attempts()).toEqual([
    "build-module a complete",
    "review-module a complete",
    "review-integration - complete",
  ]);
});

test.concurrent("an integration review that stays at changes: the person accepts the whole", { timeout }, async () => {
  const story = await stage.project({
    blueprint: one,
    settings: { reviews: 1 },
    lines: { "review-integration": objects({ path: "src/a/a.txt" }) },
  });
  await story.build();
  const decision = await story.asked("integration-limit");
  expect(await story.onMain("src/a/a.txt")).toBeUndefined();
  await story.answer(decision, "accept");
  expect(await story.ended()).toEqual(["merged", "a merged 1"]);
});

test.concurrent("an integration review that stays at changes: another round for the module that it names", {
  timeout,
}, async () => {
  const story = await stage.project({
    blueprint: one,
    settings: { reviews: 1 },
    lines: { "review-integration": objects({ path: "src/a/a.txt" }) },
  });
  await story.build();
  const decision = await story.asked("integration-limit");
  story.say({ "review-integration": approves() });
  await story.answer(decision, "again", "Look at the end.");
  expect(await story.ended()).toEqual(["merged", "a merged 2"]);
  expect(await story.findings("a")).toEqual(["f1 fixed"]);
});

test.concurrent("an integration review that nobody can make: finished without it", { timeout }, async () => {
  const story = await stage.project({ blueprint: one, lines: { "review-integration": { fail: "auth" } } });
  await story.build();
  const decision = await story.asked("provider");
  expect(decision.options.map(({ choice }) => choice)).toEqual(["retry", "end-partly"]);
  await story.answer(decision, "end-partly");
  expect(await story.ended()).toEqual(["merged", "a merged 1"]);
});

/** The proposal that follows a ruling, once the architect has written it. */
async function proposed(projectId: string) {
  const { designs } = stage.deps.facts.read;
  await until("a change is proposed", async () => (await designs.list({ projectId, outcome: "proposed" })).length > 0);
  const [design] = await designs.list({ projectId });
  if (!design) throw new Error("unreachable");
  return design;
}

async function untilMerged(projectId: string, moduleId: string): Promise<void> {
  await until(`${moduleId} is merged`, async () => {
    const [run] = await stage.deps.facts.read.runs.list({ projectId, moduleId });
    return run?.outcome === "merged";
  });
}

/** A person's commit, by their own git. */
function push(projectId: string, branch: string, path: string, text: string): void {
  const folder = join(clones, projectId);
  const git = (...args: string[]) => execFileSync("git", args, { cwd: folder, stdio: "pipe" });
  execFileSync("git", ["clone", "-q", "-b", branch, stage.deps.repositories.path(projectId), folder], {
    stdio: "pipe",
  });
  writeFileSync(join(folder, path), text);
  git("add", "-A");
  git("-c", "user.name=P", "-c", "user.email=p@example.test", "commit", "-q", "-m", "By hand");
  git("push", "-q", "origin", branch);
}
