import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createPrismaClient } from "#lib/db/create-prisma-client.ts";
import { deleteProject } from "#lib/engine/commands/delete-project.ts";
import type { SandboxDriver } from "#lib/engine/ports/sandbox.ts";
import { createPreviews } from "#lib/server/preview/create-previews.ts";
import { createKeptPreviews } from "#lib/server/preview/kept-previews.ts";
import { createPreviewAddresses } from "#lib/server/preview/preview-address.ts";
import { openParts } from "#lib/testing/open-engine.ts";
import { approves, okay, openStage, writes } from "#lib/testing/open-stage.ts";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { emptyTestDatabase, testDatabase } from "#lib/testing/test-database.ts";
import { textBlueprint } from "#lib/testing/text-blueprint.ts";
import { until } from "#lib/testing/until.ts";
import { restoreOld } from "#lib/testing/upgrade/restore-old.ts";
import { removeProject } from "./remove-project.ts";

const { url, prisma } = await testDatabase();
const timeout = 120_000;

/** Hashes of all texts that there are, and of those whose files are. */
async function texts(dataDir: string, db = prisma) {
  const rows = await db.artifact.findMany({ select: { sha256: true, text: true } });
  const folder = join(dataDir, "artifacts");
  const entries = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
  return {
    all: rows.map(({ sha256 }) => sha256).toSorted(),
    large: rows.flatMap(({ sha256, text }) => (text === null ? [sha256] : [])).toSorted(),
    files: entries.flatMap((entry) => (entry.isFile() ? [entry.name] : [])).toSorted(),
  };
}

/** Hashes of the texts that a project's rows refer to. */
async function textsOf(projectId: string): Promise<ReadonlySet<string>> {
  const of = { where: { projectId } };
  const [attempts, checks] = [await prisma.attempt.findMany(of), await prisma.checkRun.findMany(of)];
  const shas = [
    ...attempts.flatMap(({ packetSha, replySha }) => [packetSha, replySha]),
    ...checks.map((check) => check.outputSha),
  ];
  return new Set(shas.filter((sha) => sha !== null));
}

test("a deleted project takes its texts, its preview and its repository along, and nothing of another's", {
  timeout,
}, async () => {
  const dataDir = temporaryFolder();
  const stage = await openStage(url, dataDir);
  const { deps } = stage;
  const folderOf = (projectId: string) => join(dataDir, "projects", projectId);
  const make = async (own: string) => {
    const story = await stage.project({
      blueprint: textBlueprint({ modules: [{ id: "a" }] }),
      lines: {
        "build-module a": writes(`good ${own}\n${own.repeat(70_000)}`),
        // Both reviewers say the same at length, word for word.
        "review-module a": `${approves()}${" ".repeat(70_000)}`,
      },
    });
    await story.build();
    expect(await story.ended()).toEqual(["merged", "a merged 1"]);
    const preview = join(folderOf(story.projectId), "preview", "c".repeat(40));
    mkdirSync(preview, { recursive: true });
    writeFileSync(join(preview, "preview.json"), "{}");
    return story.projectId;
  };
  const [one, other] = [await make("x"), await make("y")];
  const [ofOne, ofOther] = [await textsOf(one), await textsOf(other)];
  const before = await texts(dataDir);
  const shared = [...ofOne].filter((sha) => ofOther.has(sha));
  expect(before.large.filter((sha) => shared.includes(sha))).not.toEqual([]);
  expect(shared.filter((sha) => !before.large.includes(sha))).not.toEqual([]);
  expect(before.large.filter((sha) => ofOne.has(sha) && !ofOther.has(sha))).not.toEqual([]);
  expect(before.files).toEqual(before.large);

  okay(await deleteProject(deps, { projectId: one }));
  expect(existsSync(folderOf(one))).toBe(false);
  const between = await texts(dataDir);
  expect(between.all.filter((sha) => ofOne.has(sha)).toSorted()).toEqual(shared.toSorted());
  expect(between.files).toEqual(between.large);
  for (const sha of ofOther) expect(await deps.artifacts.get(sha)).toBeDefined();
  expect(readdirSync(folderOf(other))).toEqual(expect.arrayContaining(["preview", "repository.git"]));

  okay(await deleteProject(deps, { projectId: other }));
  expect(await texts(dataDir)).toEqual({ all: [], large: [], files: [] });
  expect(readdirSync(join(dataDir, "projects"))).toEqual([]);
  await stage.close();
});

test("a preview that another server is keeping is waited for, and goes with its project", { timeout }, async () => {
  const dataDir = temporaryFolder();
  const stage = await openStage(url, dataDir);
  const { projectId } = await stage.project({ blueprint: "" });
  const { repositories } = stage.deps;
  const head = (await repositories.head(projectId, "main")) ?? "";
  const markdown = textBlueprint({ modules: [{ id: "a" }] }).replace(
    "language: text\n",
    "language: text\npreview:\n  build: make\n  serve: site\n",
  );
  const change = { write: [{ path: "blueprint.md", content: markdown }], remove: [] };
  const commit = await repositories.commit(projectId, head, change, { subject: "Merge", trailers: {}, at: new Date() });
  await repositories.moveBranch(projectId, "main", commit, head);

  const site = join(temporaryFolder(), "site");
  mkdirSync(site);
  writeFileSync(join(site, "index.html"), "<!doctype html>");
  const artefacts = execFileSync("tar", ["-c", "-C", join(site, ".."), "site"]);
  const run: SandboxDriver["run"] = async () => ({ exitCode: 0, output: "", durationMs: 1, artefacts });
  const { deps, close } = await openParts(url, dataDir, async () => undefined, {
    sandbox: { ...stage.deps.sandbox, driver: { run } as unknown as SandboxDriver },
  });
  const kept = createKeptPreviews(dataDir);
  const begun = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  const previews = createPreviews({
    ...deps,
    kept: {
      ...kept,
      keep: async (...args) => {
        begun.resolve();
        await held.promise;
        return kept.keep(...args);
      },
    },
    addresses: createPreviewAddresses(new Uint8Array(32)),
    port: 1,
  });
  okay(await previews.build(projectId, "localhost:3000"));
  await begun.promise;
  const deleting = deleteProject(stage.deps, { projectId });
  await until("the removal waits for the preview", async () => {
    const rows = await prisma.$queryRaw<unknown[]>`
      select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    return rows.length > 0;
  });
  held.resolve();
  okay(await deleting);
  await previews.close();
  expect(existsSync(join(dataDir, "projects", projectId))).toBe(false);
  await close();
  await stage.close();
});

test("texts of projects that an older version made go with them, too", { timeout }, async () => {
  const [old, dataDir] = [await emptyTestDatabase(), temporaryFolder()];
  const projects = await restoreOld(old, dataDir);
  const db = createPrismaClient(old, { connections: 1 });
  const { deps, close } = await openParts(old, dataDir);
  expect((await texts(dataDir, db)).all.length).toBeGreaterThan(10);
  for (const projectId of Object.values(projects)) await removeProject(deps, projectId);
  expect((await texts(dataDir, db)).all).toEqual([]);
  await close();
  await db.$disconnect();
});
