import { readdir } from "node:fs/promises";
import { expect, test } from "vitest";
import type { Sandbox } from "#lib/engine/ports/sandbox.ts";
import { makeProject } from "#lib/testing/make-rows.ts";
import { openParts } from "#lib/testing/open-engine.ts";
import { testDatabase } from "#lib/testing/test-database.ts";
import { dataFolder, words, write } from "#lib/testing/test-repositories.ts";
import { runCommand } from "./run-command.ts";

const { url } = await testDatabase();

test("without a sandbox two modules have the same commit checked at once, each in a checkout of its own", async () => {
  const checked: string[] = [];
  const bothBegan = Promise.withResolvers<void>();
  const oneEnded = Promise.withResolvers<void>();
  const sandbox: Sandbox = {
    probe: { driver: "none", available: false, level: "none", reason: "Nothing is executed here." },
    hasProgram: async () => false,
    bundle: async () => undefined,
    async typeCheck(folder) {
      const isFirst = checked.push(folder) === 1;
      if (!isFirst) bothBegan.resolve();
      await (isFirst ? bothBegan : oneEnded).promise;
      return { exitCode: 0, output: (await readdir(folder)).toSorted().join(), durationMs: 1 };
    },
  };
  const { deps, close } = await openParts(url, dataFolder, undefined, { sandbox });
  const { facts, repositories, artifacts } = deps;
  await facts.commit("make", async (tx) => tx.projects.insert(makeProject()));
  await repositories.create("p1");
  const root = (await repositories.head("p1", "main")) ?? "";
  const commit = await repositories.commit("p1", root, write({ "a.ts": "1\n" }), words());

  const check = { command: "tsc --noEmit", scope: "baseline", criterionId: null } as const;
  const run = (moduleId: string) => {
    const place = { projectId: "p1", buildId: null, moduleId, roundId: null, commit, packages: undefined };
    return runCommand(deps, place, check, new AbortController().signal);
  };
  const runs = [run("a"), run("b")];
  await Promise.race(runs);
  oneEnded.resolve();
  for (const { outcome, outputSha } of await Promise.all(runs))
    expect([outcome, await artifacts.get(outputSha ?? "")]).toEqual(["green", ".git,a.ts"]);
  for (const folder of checked) await expect(readdir(folder)).rejects.toMatchObject({ code: "ENOENT" });
  await close();
});
