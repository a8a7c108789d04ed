import { existsSync, readdirSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createProject } from "#lib/engine/commands/create-project.ts";
import { worktreeName } from "#lib/engine/steps/branches.ts";
import { plausibleReply } from "#lib/testing/chaos/plausible-reply.ts";
import { leftovers, nothingLeft } from "#lib/testing/crash/leftovers.ts";
import { WorkServers } from "#lib/testing/crash/work-servers.ts";
import { liveProcesses } from "#lib/testing/live-processes.ts";
import { openParts } from "#lib/testing/open-engine.ts";
import { okay, openStage, story } from "#lib/testing/open-stage.ts";
import { slowTypes } from "#lib/testing/slow-types.ts";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { testDatabase } from "#lib/testing/test-database.ts";
import { textBlueprint } from "#lib/testing/text-blueprint.ts";
import { until } from "#lib/testing/until.ts";
import { WireProvider } from "#lib/testing/wire-provider.ts";

const { url, prisma } = await testDatabase();
const dataDir = temporaryFolder();
const blueprint = textBlueprint({ modules: [{ id: "a" }] });
const kept = worktreeName({ number: 1 }, "a");

function checkoutsOf(projectId: string, data = dataDir): readonly string[] {
  const folder = join(data, "projects", projectId, "worktrees");
  return existsSync(folder) ? readdirSync(folder).toSorted() : [];
}
const ownerOf = async (id: string) => (await prisma.project.findUniqueOrThrow({ where: { id } })).owner;

test("what a dead server left in a project goes when the next one takes it up, and what is in use stays", {
  timeout: 120_000,
}, async () => {
  const first = await openStage(url, dataDir);
  const asking = await first.project({ blueprint, settings: { askBeforeMerge: true } });
  const over = await first.project({ blueprint });
  const busy = await first.project({ blueprint });
  await asking.build();
  await over.build();
  await asking.asked("ask-before-merge");
  expect(await over.ended()).toEqual(["merged", "a merged 1"]);
  await first.close();

  // Another server lives, and has one of the projects checked.
  const { deps, close } = await openParts(url, dataDir);
  const { repositories, ownership } = deps;
  expect(await ownership.claim(busy.projectId)).toBe("idle");
  for (const { projectId } of [asking, over, busy]) {
    const commit = (await repositories.head(projectId, "main")) ?? "";
    for (const name of ["chk_1", "build-2-a"]) await repositories.worktree(projectId, name, commit);
    const git = repositories.path(projectId);
    const locks = ["refs/heads/build/1.lock", "groundplan-index-1", "worktrees/build-2-a/index.lock"];
    for (const path of locks.filter((path) => projectId !== busy.projectId || !path.startsWith("refs")))
      await writeFile(join(git, path), "");
  }
  await repositories.worktree(over.projectId, kept, (await repositories.head(over.projectId, "build/1")) ?? "");
  const killed = { id: { in: [asking.projectId, over.projectId] } };
  await prisma.project.updateMany({ where: killed, data: { owner: "srv_killed" } });

  const second = await openStage(url, dataDir);
  const next = second.adopt(asking.projectId);
  await until("what was over is nobody's", async () => (await ownerOf(over.projectId)) === null);
  expect(checkoutsOf(over.projectId)).toEqual([]);
  // The module waits for a person, who may be looking into its checkout.
  await until("only the module's checkout is left", async () => checkoutsOf(asking.projectId).join() === kept);
  await next.answer(await next.asked("ask-before-merge"), "accept");
  expect(await next.ended()).toEqual(["merged", "a merged 1"]);
  await until("its work has ended", async () => (await ownerOf(asking.projectId)) === null);
  expect(checkoutsOf(asking.projectId)).toEqual([]);
  expect(checkoutsOf(busy.projectId)).toEqual(["build-2-a", "chk_1"]);
  await second.close();
  await close();
});

test("without a sandbox neither a checkout nor the compiler outlives the server that checks types", {
  timeout: 120_000,
}, async () => {
  const [{ url, prisma }, data] = [await testDatabase(), temporaryFolder()];
  await using wire = await WireProvider.start({ handler: plausibleReply });
  await using servers = new WorkServers(url, data, wire.url, { sandboxed: false });
  const { deps, close } = await openParts(url, data);
  const { id } = okay(await createProject(deps, { name: "Typed", brief: "Texts." }));
  const { save, build, ended } = story(deps, id, () => {});
  const given = `\`\`\`json file=tsconfig.json\n{}\n\`\`\`\n\n\`\`\`ts file=slow.ts\n${slowTypes(5)}\`\`\``;
  await save(textBlueprint({ modules: [{ id: "a", checks: ["tsc"] }], shared: `Small files.\n\n${given}` }));
  await servers.start();
  await build();

  const check = () => checkoutsOf(id, data).find((name) => name.startsWith("chk_"));
  const compilers = () => liveProcesses().filter(({ line }) => line.includes(`worktrees/${check()}`));
  await until("types are checked", () => compilers().length > 0);
  await servers.kill(undefined, { whole: true });
  expect(check()).toBeDefined();
  await until("the compiler has ended", () => compilers().length === 0);
  await servers.start();
  expect(await ended()).toEqual(["merged", "a merged 1"]);
  await servers.stop();
  await close();
  expect(await leftovers(prisma, data)).toEqual(nothingLeft);
});
