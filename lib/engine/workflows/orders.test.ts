import { expect, test } from "vitest";
import { approveBlueprint } from "#lib/engine/commands/approve-blueprint.ts";
import { saveBlueprint } from "#lib/engine/commands/save-blueprint.ts";
import { orderApproval } from "#lib/engine/steps/order-approval.ts";
import { orderInstead } from "#lib/engine/steps/order-instead.ts";
import { versionRow } from "#lib/engine/steps/version-row.ts";
import { openParts } from "#lib/testing/open-engine.ts";
import { okay, openStage } from "#lib/testing/open-stage.ts";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { testDatabase } from "#lib/testing/test-database.ts";
import { textBlueprint } from "#lib/testing/text-blueprint.ts";
import { until } from "#lib/testing/until.ts";

const timeout = 180_000;
const modules = [{ id: "a" }];

test("a server that dies as soon as an approval is ordered leaves its end to the next: main moves", {
  timeout,
}, async () => {
  const { url } = await testDatabase();
  const folder = temporaryFolder();
  const first = await openStage(url, folder);
  const { projectId, ...story } = await first.project({ blueprint: textBlueprint({ modules }) });
  await story.build();
  expect(await story.ended()).toEqual(["merged", "a merged 1"]);
  await story.save(textBlueprint({ modules, shared: "Smaller files." }));
  await first.close();

  const dying = await openParts(url, folder);
  const row = await versionRow(dying.deps.facts.read, { projectId, version: 2 });
  await dying.deps.facts.commit("order-approval", (tx) => orderApproval(tx, row, false));
  await dying.close();

  const next = await openStage(url, folder);
  const onMain = async () => (await next.adopt(projectId).onMain("blueprint.md"))?.includes("Smaller files.") === true;
  await until("main has moved", onMain);
  await until("nothing is left of the order", async () => {
    const { approval, approvalThen } = await versionRow(next.deps.facts.read, { projectId, version: 2 });
    return approval === "approved" && approvalThen === null;
  });
  expect((await next.deps.facts.read.builds.list({ projectId })).length).toBe(1);
  await next.close();
});

test("a build that makes room, and the one in its place, are one order: it survives the server that took it", {
  timeout,
}, async () => {
  const { url } = await testDatabase();
  const folder = temporaryFolder();
  const first = await openStage(url, folder);
  const { projectId, ...story } = await first.project({
    blueprint: textBlueprint({ modules }),
    lines: { "build-module": { fail: "refused" } },
  });
  await story.build();
  await story.asked("provider", "a");
  const clearer = textBlueprint({ modules: [{ id: "a", prose: "Writes a, plainly." }] });
  okay(await saveBlueprint(first.deps, { projectId, markdown: clearer, baseVersion: 1 }));
  okay(await approveBlueprint(first.deps, { projectId, version: 2, build: false }));
  await first.close();

  const dying = await openParts(url, folder);
  const [live] = await dying.deps.facts.read.builds.list({ projectId });
  if (!live) throw new Error("no build is live");
  await dying.deps.facts.commit("build-instead", (tx) => orderInstead(tx, live, 2));
  await dying.close();

  const next = await openStage(url, folder);
  const adopted = next.adopt(projectId);
  const builds = async () =>
    (await next.deps.facts.read.builds.list({ projectId })).map(({ version, outcome }) => `v${version} ${outcome}`);
  await until("the other is built", async () => (await builds()).length === 2 && (await builds())[1] !== "v2 null");
  expect(await builds()).toEqual(["v1 cancelled", "v2 merged"]);
  expect(await adopted.open()).toEqual([]);
  await next.close();
});
