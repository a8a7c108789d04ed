import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Facts, FactTransaction } from "#lib/engine/ports/facts.ts";
import type { Sandbox, SandboxJob, SandboxRun } from "#lib/engine/ports/sandbox.ts";
import { allPrompts } from "#lib/prompts/all-prompts.ts";
import { findExamples } from "#lib/prompts/find-examples.ts";
import { createRepositories } from "#lib/workspaces/create-repositories.ts";
import { createPreviews } from "./create-previews.ts";
import { createKeptPreviews } from "./kept-previews.ts";
import { createPreviewAddresses } from "./preview-address.ts";

const at = new Date("2026-03-04T05:06:07Z");
const [example = ""] = findExamples(allPrompts["draft-blueprint"].render({ sandbox: "" }).text, "blueprint");
let dataDir: string;
let projects = 0;

beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), "groundplan-previews-"));
});
afterAll(() => rmSync(dataDir, { recursive: true }));

function tarOf(files: Readonly<Record<string, string>>): Buffer {
  const folder = mkdtempSync(join(dataDir, "tar-"));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return execFileSync("tar", ["-c", "-C", folder, ...Object.keys(files)]);
}

async function setUp(run: (job: SandboxJob, signal: AbortSignal) => Promise<SandboxRun>, markdown = example) {
  const repositories = createRepositories({
    dataFolder: dataDir,
    searchPath: process.env.PATH ?? "",
    clock: { now: () => at },
  });
  const projectId = `prj-${++projects}`;
  await repositories.create(projectId);
  const jobs: SandboxJob[] = [];
  const logged: unknown[] = [];
  const sandbox = {
    probe: { driver: "bubblewrap", available: true, level: "process", reason: "works" },
    driver: {
      run: (job: SandboxJob, signal: AbortSignal) => {
        jobs.push(job);
        return run(job, signal);
      },
    },
  } as unknown as Sandbox;
  const project = { deletedAt: null as Date | null };
  const tx = { holdProject: async () => project, log: (_: string, event: unknown) => logged.push(event) };
  const listeners = new Set<(projectId: string) => void>();
  const previews = createPreviews({
    facts: {
      commit: (_name, work) => work(tx as unknown as FactTransaction),
      read: { projects: { get: async () => project } } as unknown as Facts["read"],
    },
    wakes: {
      onWake: (listen) => {
        listeners.add(listen);
        return () => listeners.delete(listen);
      },
    },
    repositories,
    sandbox,
    dependencies: { install: () => expect.unreachable(), folderFor: () => expect.unreachable() },
    clock: { now: () => at },
    kept: createKeptPreviews(dataDir),
    addresses: createPreviewAddresses(new Uint8Array(32)),
    port: 3001,
  });
  const merge = async (files: Readonly<Record<string, string>> = { "blueprint.md": markdown }) => {
    const head = (await repositories.head(projectId, "main")) ?? "";
    const write = Object.entries(files).map(([path, content]) => ({ path, content }));
    const commit = await repositories.commit(
      projectId,
      head,
      { write, remove: [] },
      { subject: "Merge", trailers: {}, at },
    );
    await repositories.moveBranch(projectId, "main", commit, head);
    return commit;
  };
  const read = () => previews.read(projectId, "localhost:3000");
  const build = () => previews.build(projectId, "localhost:3000");
  const wake = () => {
    for (const listen of listeners) listen(projectId);
  };
  const remove = () => {
    project.deletedAt = at;
  };
  return { previews, projectId, merge, read, build, jobs, logged, wake, remove };
}

const done = (artefacts: Buffer): SandboxRun => ({ exitCode: 0, output: "", durationMs: 5, artefacts });
const nothing = { url: null, builtFrom: null, builtAt: null, problem: null, output: null };

test("what is merged is built and served by the other name of this machine", async () => {
  const built = tarOf({ "dist/index.html": "<!doctype html>", "dist/main.js": "" });
  const { previews, projectId, merge, read, build, jobs, logged } = await setUp(async () => done(built));
  const commit = await merge();
  expect(await read()).toEqual({ ...nothing, status: "none" });
  expect(await build()).toEqual({ ok: true, value: { ...nothing, status: "building", builtFrom: commit } });
  await expect.poll(async () => (await read()).status).toBe("ready");
  const url = (await read()).url ?? "";
  expect(url).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:3001/${projectId}/${commit}/[0-9a-f]{32}/$`));
  expect((await previews.read(projectId, "127.0.0.1:3000")).url).toBe(url.replace("127.0.0.1", "localhost"));
  expect(await read()).toMatchObject({ status: "ready", builtAt: at.toISOString(), builtFrom: commit });
  expect(jobs.map(({ command, artefacts }) => ({ command, artefacts }))).toEqual([
    {
      command: "esbuild src/page/main.ts --bundle --format=esm --outfile=dist/main.js && cp index.html dist/",
      artefacts: ["dist", "index.html"],
    },
  ]);
  await previews.close();
  expect(logged).toEqual([{ type: "preview-built", detail: { commit, serve: "dist", outcome: "ready" } }]);
});

test("two who ask at once get one build", async () => {
  const first = Promise.withResolvers<SandboxRun>();
  const { previews, merge, build, jobs } = await setUp(() => first.promise);
  await merge();
  const both = await Promise.all([build(), build()]);
  expect(both.map((answer) => answer.ok && answer.value.status)).toEqual(["building", "building"]);
  first.resolve(done(tarOf({ "dist/index.html": "" })));
  await previews.close();
  expect(jobs).toHaveLength(1);
});

test("a failed build says why, and may be tried again", async () => {
  let exitCode = 1;
  const built = tarOf({ "index.html": "" });
  const { merge, read, build } = await setUp(async () =>
    exitCode === 0 ? done(built) : { exitCode, output: "main.ts:1: no", durationMs: 5 },
  );
  const commit = await merge();
  await build();
  await expect.poll(read).toEqual({
    ...nothing,
    status: "failed",
    builtFrom: commit,
    problem: expect.stringMatching(/^The preview's build failed with exit code 1: esbuild /),
    output: "main.ts:1: no",
  });
  exitCode = 0;
  await build();
  await expect.poll(async () => (await read()).status).toBe("ready");
});

test("a build without a page to begin with has failed", async () => {
  const { merge, read, build } = await setUp(async () => done(tarOf({ "dist/main.js": "" })));
  await merge();
  await build();
  await expect
    .poll(read)
    .toMatchObject({ status: "failed", problem: "The build made no dist/index.html to begin with." });
});

test("after a newer merge the older preview is shown until the newer is built", async () => {
  const built = tarOf({ "dist/index.html": "" });
  const { merge, read, build } = await setUp(async () => done(built));
  const older = await merge();
  await build();
  await expect.poll(async () => (await read()).status).toBe("ready");
  const commit = await merge({ "blueprint.md": `${example}\nMore.\n` });
  expect(await read()).toMatchObject({ status: "ready", builtFrom: older });
  await build();
  await expect.poll(read).toMatchObject({ status: "ready", builtFrom: commit });
  expect(await build()).toMatchObject({ ok: true, value: { status: "building", builtFrom: commit } });
  await expect.poll(read).toMatchObject({ status: "ready", builtFrom: commit });
});

test("a build ends when its project is deleted, on whichever server, and not when something else is new", async () => {
  const { previews, merge, read, build, jobs, logged, wake, remove } = await setUp(
    (_job, signal) =>
      new Promise((resolve) => {
        const cancelled = () => resolve({ killedBy: "cancelled", output: "", durationMs: 1 });
        if (signal.aborted) cancelled();
        else signal.addEventListener("abort", cancelled);
      }),
  );
  await merge();
  await build();
  await expect.poll(() => jobs.length).toBe(1);
  wake();
  expect((await read()).status).toBe("building");
  remove();
  wake();
  await expect.poll(async () => (await read()).status).toBe("none");
  expect(logged).toEqual([]);
  await previews.close();
});

test("what was built of a project that is deleted meanwhile is dropped", async () => {
  const run = Promise.withResolvers<SandboxRun>();
  const { previews, projectId, merge, read, build, logged, remove } = await setUp(() => run.promise);
  await merge();
  await build();
  // Its wake was lost.
  remove();
  run.resolve(done(tarOf({ "dist/index.html": "" })));
  await expect.poll(async () => (await read()).status).toBe("none");
  expect([logged, existsSync(join(dataDir, "projects", projectId, "preview"))]).toEqual([[], false]);
  await previews.close();
});

const stack = (preview: string) => example.replace(/preview:\n {2}build: .*\n {2}serve: dist/, preview);

test.each([
  ["nothing is merged", undefined, "Nothing is merged to main yet. The preview shows what is."],
  [
    "no preview is named",
    stack("# none"),
    "The blueprint names no preview. Add `preview:` to its `yaml stack` block, or clone and run it.",
  ],
  [
    "a program would have to run",
    stack("preview:\n  serve: { command: node src/server.ts, port: 8080 }"),
    "The program is started by “node src/server.ts” and answers on port 8080. Programs that run are not shown here: clone the repository and start it.",
  ],
  ["the folder leads out", stack("preview:\n  serve: ../../etc"), "“../../etc” is no folder of the project."],
])("is unavailable where %s", async (_where, markdown, message) => {
  const { merge, read, build } = await setUp(() => expect.unreachable());
  if (markdown !== undefined) await merge({ "blueprint.md": markdown });
  expect(await read()).toEqual({ ...nothing, status: "unavailable", problem: message });
  expect(await build()).toEqual({ ok: false, error: { type: "preview-unavailable", message } });
});
