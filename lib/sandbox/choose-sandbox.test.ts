import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, describe, expect, test } from "vitest";
import type { SandboxDriver, SandboxJob } from "../engine/ports/sandbox.ts";
import { treeOf } from "../testing/tree-of.ts";
import { createSandbox } from "./choose-sandbox.ts";
import { extractArtefacts } from "./extract-artefacts.ts";

const appFolder = join(import.meta.dirname, "../..");
const searchPath = process.env.PATH ?? "";
const limits = { wallMs: 60_000, cpuS: 60, memoryMb: 2048, pids: 200, diskMb: 300, outputBytes: 100_000 };
const owner = { installation: "choose-sandbox.test", serverId: "this" };
const parent = await mkdtemp(join(tmpdir(), "groundplan-sandbox-"));
await chmod(parent, 0o755);
const sandbox = await choose(searchPath, [parent]);
if (sandbox.driver === undefined) console.log(`Skipped what needs a sandbox. ${sandbox.probe.reason}`);

afterAll(() => rm(parent, { recursive: true, force: true }));

function choose(path: string, toolboxFolders: readonly string[]) {
  return createSandbox({ appFolder, toolboxFolders, privateFolders: [], searchPath: path, owner });
}

async function run(command: string, files: Record<string, string> = {}, more: Partial<SandboxJob> = {}) {
  const driver = sandbox.driver as SandboxDriver;
  const { durationMs, ...rest } = await driver.run(
    { tree: treeOf(files), command, limits, ...more },
    new AbortController().signal,
  );
  return rest;
}

describe.skipIf(sandbox.driver === undefined)("the sandbox of this machine", () => {
  test("says what it is", () => {
    expect(sandbox.probe).toMatchObject({ available: true, reason: expect.stringContaining("passed its probe") });
  });

  test("runs node --test on TypeScript, tsc with Node's types, and esbuild", async () => {
    const files = {
      "tsconfig.json":
        '{ "compilerOptions": { "strict": true, "noEmit": true, "module": "nodenext", "types": ["node"], "allowImportingTsExtensions": true } }',
      "src/sum.ts": "export const sum = (a: number, b: number): number => a + b;\n",
      "src/sum.test.ts":
        'import assert from "node:assert";\nimport { test } from "node:test";\nimport { sum } from "./sum.ts";\ntest("sum", () => assert.equal(sum(1, 2), 3));\n',
    };
    expect(await run("tsc --noEmit && node --test src/*.test.ts", files)).toEqual({
      exitCode: 0,
      output: expect.stringMatching(/pass 1\b/),
    });
    expect(await run("esbuild src/sum.ts --bundle --format=esm", files)).toMatchObject({
      exitCode: 0,
      output: expect.stringContaining("var sum = (a, b) => a + b;"),
    });
  });

  test("answers the command's own exit code, and both of its outputs", async () => {
    expect(await run("echo out; echo err >&2; exit 7")).toEqual({ exitCode: 7, output: "out\nerr\n" });
    expect(await run("no-such-program")).toMatchObject({ exitCode: 127 });
  });

  test("brings artefacts back when the command succeeded", async () => {
    const command = "mkdir -p dist/deep && echo a >dist/a.js && echo b >dist/deep/b.js && ln -s /etc/passwd dist/link";
    const done = await run(command, {}, { artefacts: ["dist", "absent"] });
    const folder = join(parent, "artefacts");
    expect(await extractArtefacts(done.artefacts ?? Buffer.alloc(0), folder)).toMatchObject({
      ok: true,
      value: { refused: ["dist/link"] },
    });
    expect((await readdir(folder, { recursive: true })).sort()).toEqual([
      "dist",
      "dist/a.js",
      "dist/deep",
      "dist/deep/b.js",
    ]);
    expect(await readFile(join(folder, "dist/deep/b.js"), "utf8")).toBe("b\n");
    expect(await run("mkdir dist; exit 1", {}, { artefacts: ["dist"] })).toEqual({ exitCode: 1, output: "" });
  });

  test("has a project's own packages before ours", async () => {
    const dependencies = await mkdtemp(join(parent, "store-"));
    await chmod(dependencies, 0o755);
    await mkdir(join(dependencies, "node_modules/left"), { recursive: true });
    await mkdir(join(dependencies, "node_modules/.bin"));
    await writeFile(
      join(dependencies, "node_modules/left/index.js"),
      "#!/usr/bin/env node\nmodule.exports = 'left';\nif (require.main === module) console.log('as a program');\n",
      { mode: 0o755 },
    );
    await symlink("../left/index.js", join(dependencies, "node_modules/.bin/left"));
    expect(
      await run("node -p 'require(\"left\")' && left && esbuild --version >/dev/null", {}, { dependencies }),
    ).toEqual({
      exitCode: 0,
      output: "left\nas a program\n",
    });
    expect(await sandbox.hasProgram("left", dependencies)).toBe(true);
    expect(await sandbox.hasProgram("left")).toBe(false);
  });

  test("knows which programs it has", async () => {
    const programs = ["node", "tsc", "esbuild", "cd", "no-such-program", "x'; true '", "./own.sh"];
    expect(await Promise.all(programs.map((program) => sandbox.hasProgram(program)))).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      true,
    ]);
  });

  test("can be cancelled, before and during", async () => {
    const driver = sandbox.driver as SandboxDriver;
    const job = { tree: treeOf({}), command: "sleep 600", limits };
    expect(await driver.run(job, AbortSignal.abort())).toMatchObject({ killedBy: "cancelled" });
    expect(await driver.run(job, AbortSignal.timeout(300))).toMatchObject({ killedBy: "cancelled" });
  });

  test("refuses a tree that it cannot read, and says that nothing ran", async () => {
    const driver = sandbox.driver as SandboxDriver;
    const broken = new Readable({
      read() {
        this.destroy(new Error("the repository is gone"));
      },
    });
    const job = { tree: () => broken, command: "true", limits };
    await expect(driver.run(job, new AbortController().signal)).rejects.toThrow("nothing was executed");
    const garbage = { tree: () => Readable.from([Buffer.alloc(2048, "x")]), command: "true", limits };
    await expect(driver.run(garbage, new AbortController().signal)).rejects.toThrow("nothing was executed");
  });
});

test("without a sandbox nothing is executed, and it says what to do", async () => {
  const none = await choose("/nonexistent", [parent]);
  expect(none.driver).toBeUndefined();
  expect(none.probe).toMatchObject({ driver: "none", available: false, level: "none" });
  if (process.platform === "linux") expect(none.probe.reason).toContain("apt-get install bubblewrap");
});
