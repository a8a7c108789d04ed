import { afterAll, beforeAll, expect, test } from "vitest";
import { approves, file, openStage, type Stage } from "#lib/testing/open-stage.ts";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { testDatabase } from "#lib/testing/test-database.ts";
import { textBlueprint } from "#lib/testing/text-blueprint.ts";
import { until } from "#lib/testing/until.ts";

const { url } = await testDatabase();
let stage: Stage;

beforeAll(async () => {
  stage = await openStage(url, temporaryFolder());
});
afterAll(() => stage.close());

/** Reviews that approve only once `count` modules are reviewed, so that these come into the queue together. */
function together(count: number) {
  let waiting = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  return async () => {
    if (++waiting >= count) resolve();
    await promise;
    return approves();
  };
}

test("modules that are ready together land in order, each checked on those before it", async () => {
  const story = await stage.project({
    blueprint: textBlueprint({ modules: [{ id: "a" }, { id: "b" }, { id: "c" }, { id: "d" }], checks: ["true"] }),
    lines: { "review-module": together(4) },
  });
  const buildId = await story.build();
  expect(await story.ended()).toEqual(["merged", "a merged 1", "b merged 1", "c merged 1", "d merged 1"]);
  const merges = await stage.deps.facts.read.merges.list({ buildId });
  expect(merges.map(({ outcome }) => outcome)).toEqual(["merged", "merged", "merged", "merged"]);
  // Each stands on the one before it: the branch never held what was not checked as it stood.
  expect(merges.slice(1).map(({ tip }) => tip)).toEqual(merges.slice(0, -1).map(({ result }) => result));
  const checked = await stage.deps.facts.read.checks.list({ buildId, scope: "merge" });
  const results = new Set(merges.map(({ result }) => result));
  expect(checked.every(({ commit, outcome }) => results.has(commit) && outcome === "green")).toBe(true);
});

test("one that is red on those before it goes back; what was checked on top of it is checked again", async () => {
  const { merges } = stage.deps.facts.read;
  /** A review that approves once another module is queued. */
  const after = (moduleId: string) => async (subject: { readonly projectId: string }) => {
    const { projectId } = subject;
    await until(`${moduleId} is queued`, async () => (await merges.count({ projectId, moduleId })) > 0);
    return approves();
  };
  const story = await stage.project({
    blueprint: textBlueprint({
      modules: [
        { id: "a" },
        { id: "b", checks: ["grep -q good src/b/b.txt && if test -f src/a/a.txt; then test -f src/b/fits.txt; fi"] },
        { id: "c" },
      ],
    }),
    lines: {
      "fix-module b": (subject) => file(subject, "src/b/fits.txt", "good"),
      "review-module a": approves(),
      "review-module b 1.0": after("a"),
      "review-module c": after("b"),
    },
  });
  const buildId = await story.build();
  expect(await story.ended()).toEqual(["merged", "a merged 1", "b merged 2", "c merged 1"]);
  const rows = await merges.list({ buildId });
  expect(rows.filter(({ moduleId }) => moduleId === "b").map(({ outcome }) => outcome)).toEqual(["red", "merged"]);
  const landed = rows.filter(({ outcome }) => outcome === "merged").toSorted(byEnd);
  expect(landed.slice(1).map(({ tip }) => tip)).toEqual(landed.slice(0, -1).map(({ result }) => result));
  expect(await story.onMain("src/b/fits.txt")).toBeDefined();
});

function byEnd(a: { readonly endedAt: Date | null }, b: { readonly endedAt: Date | null }): number {
  return (a.endedAt?.getTime() ?? 0) - (b.endedAt?.getTime() ?? 0);
}
