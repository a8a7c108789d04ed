import { afterAll, beforeAll, expect, test } from "vitest";
import { changeProject } from "#lib/engine/commands/change-project.ts";
import { startBuild } from "#lib/engine/commands/start-build.ts";
import { okay, openStage, type Stage, writes } from "#lib/testing/open-stage.ts";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { testDatabase } from "#lib/testing/test-database.ts";
import { textBlueprint } from "#lib/testing/text-blueprint.ts";
import { until } from "#lib/testing/until.ts";

// At the catalogue's prices a module's build reserves $0.25 and costs $0.007, its review $0.47 and $0.014, the review of
// the whole $0.54 and $0.014.
const { url } = await testDatabase();
const dataDir = temporaryFolder();
let stage: Stage;

beforeAll(async () => {
  stage = await openStage(url, dataDir);
});
afterAll(() => stage.close());

const timeout = 180_000;
const one = textBlueprint({ modules: [{ id: "a" }] });
const two = textBlueprint({ modules: [{ id: "a" }, { id: "b" }] });
const chain = textBlueprint({ modules: [{ id: "a" }, { id: "b", depends: ["a"] }, { id: "c", depends: ["b"] }] });

async function events(projectId: string, type: string) {
  const all = await stage.events.readEvents(projectId, 0, 1_000);
  return all.filter((event) => event.type === type);
}

test.concurrent("a small budget: one request waits for what another has reserved, and both are served", {
  timeout,
}, async () => {
  let projectId = "";
  const story = await stage.project({
    blueprint: two,
    roleBudgetsUsd: { builder: "0.30" },
    lines: {
      "build-module": async (subject) => {
        await until("the other one waits", async () => (await events(projectId, "attempt-waiting")).length > 0);
        return writes("good")(subject);
      },
    },
  });
  projectId = story.projectId;
  await story.build();
  expect(await story.ended()).toEqual(["merged", "a merged 1", "b merged 1"]);
  const waits = await events(projectId, "attempt-waiting");
  expect(waits.map(({ detail }) => [detail.why, detail.says])).toEqual([
    ["budget", "Waits until what runs has ended: it holds $0.25 of the builder's budget"],
  ]);
});

test.concurrent("at the cap a person is asked with the range that is needed, and raising the cap is the answer", {
  timeout,
}, async () => {
  const story = await stage.project({ blueprint: one, budgetUsd: "0.30" });
  const { projectId } = story;
  await story.build();
  const decision = await story.asked("budget", "a");
  expect(decision.detail).toMatch(
    /^The next request may cost up to \$0\.\d\d\. Nothing was sent\.\n\$0\.0070 of the project's budget of \$0\.30 is spent\. To finish what is left it would have to be about \$0\.\d\d to \$\d\.\d\d; the next request alone needs \$0\.\d\d\.\n/,
  );
  okay(await changeProject(stage.deps, { projectId, patch: { budgetUsd: "5" } }));
  expect(await story.ended()).toEqual(["merged", "a merged 1"]);
  expect((await events(projectId, "decision-answered")).map(({ detail }) => detail.note)).toContain(
    "The cap was raised.",
  );
});

test.concurrent("a project that ends as partly at its cap: what is merged stays, the rest is left out, nobody is asked", {
  timeout,
}, async () => {
  const story = await stage.project({
    blueprint: chain,
    roleBudgetsUsd: { builder: "0.255" },
    settings: { parallel: 1, atCap: "partly" },
  });
  await story.build();
  expect(await story.ended()).toEqual(["partly", "a merged 1", "b left-out 1", "c left-out 0"]);
  expect(await story.rounds("b")).toEqual(["build budget"]);
  expect(await story.onMain("src/a/a.txt")).toBe("good a 1.0\n");
  expect(await events(story.projectId, "decision-opened")).toEqual([]);
  const reached = await events(story.projectId, "budget-reached");
  expect(reached.map(({ moduleId, detail }) => [moduleId, detail.budget])).toEqual([["b", "the builder's budget"]]);
});

test.concurrent("one role's cap stops that role only", { timeout }, async () => {
  const story = await stage.project({ blueprint: one, roleBudgetsUsd: { reviewer: "0.10", builder: "1" } });
  await story.build();
  const decision = await story.asked("budget", "a");
  expect(decision.detail).toContain("$0.00 of the reviewer's budget of $0.10 is spent.");
  expect(await story.attempts()).toEqual(["build-module a complete"]);
  okay(await changeProject(stage.deps, { projectId: story.projectId, patch: { roleBudgetsUsd: { reviewer: null } } }));
  expect(await story.ended()).toEqual(["merged", "a merged 1"]);
});

test.concurrent("each build has its own budget", { timeout }, async () => {
  const story = await stage.project({ blueprint: one, buildBudgetUsd: "0.57" });
  await story.build();
  expect(await story.ended()).toEqual(["merged", "a merged 1"]);
  okay(await startBuild(stage.deps, { projectId: story.projectId, modules: ["a"] }));
  expect(await story.ended()).toEqual(["merged", "a merged 1"]);
  expect((await events(story.projectId, "build-ended")).length).toBe(2);
});

test.concurrent("a model without a price is allowed once for the project, and its cost stays unknown", {
  timeout,
}, async () => {
  const story = await stage.project({
    blueprint: two,
    budgetUsd: "5",
    settings: { parallel: 1 },
    roles: { builder: [{ provider: "gemini", model: "nobody-knows-it" }] },
  });
  await story.build();
  const decision = await story.asked("unpriced", "a");
  expect(decision.detail).toContain("gemini/nobody-knows-it");
  await story.answer(decision, "allow-unpriced");
  expect(await story.ended()).toEqual(["merged", "a merged 1", "b merged 1"]);
  const { read } = stage.deps.facts;
  expect((await read.projects.get(story.projectId))?.settings.unpriced).toEqual(["gemini/nobody-knows-it"]);
  const built = await read.attempts.list({ projectId: story.projectId, role: "builder" });
  expect(built.map(({ usageSource, costPicoUsd }) => [usageSource, costPicoUsd])).toEqual([
    ["measured", null],
    ["measured", null],
  ]);
});
