import { existsSync } from "node:fs";
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { serveRegistry } from "../../testing/serve-registry.ts";
import { treeOf } from "../../testing/tree-of.ts";
import { createSandbox } from "../choose-sandbox.ts";
import { createDependencyStore } from "./create-dependency-store.ts";

const appFolder = join(import.meta.dirname, "../../..");
const searchPath = process.env.PATH ?? "";
const parent = await mkdtemp(join(tmpdir(), "groundplan-dependencies-"));
await chmod(parent, 0o755);
const proof = join(parent, "a-script-ran");
const scripts = { preinstall: `touch ${proof}`, install: `touch ${proof}`, postinstall: `touch ${proof}` };
const registry = await serveRegistry([
  {
    name: "left",
    version: "1.0.0",
    manifest: { main: "index.js", bin: { left: "cli.js" }, scripts, dependencies: { right: "^1.0.0" } },
    files: {
      "index.js": "module.exports = require('right');",
      "cli.js": "#!/usr/bin/env node\nconsole.log(require('.'));\n",
    },
  },
  { name: "right", version: "1.0.0", files: { "index.js": "module.exports = 'from the store';" } },
  { name: "by-git", version: "1.0.0", manifest: { dependencies: { other: "git+https://example.com/other.git" } } },
  { name: "by-url", version: "1.0.0", manifest: { dependencies: { other: "http://127.0.0.1:9/other.tgz" } } },
  { name: "by-file", version: "1.0.0", manifest: { dependencies: { other: "file:/etc" } } },
]);
const sandbox = await createSandbox({
  appFolder,
  toolboxFolders: [parent],
  privateFolders: [],
  searchPath,
  owner: { installation: "create-dependency-store.test", serverId: "this" },
});
const never = new AbortController().signal;

afterAll(async () => {
  registry.close();
  await rm(parent, { recursive: true, force: true });
});

/** A store of its own, whose user's npm is set to `url`; undefined leaves it as this machine has it. */
async function newStore(url: string | undefined, more: { searchPath?: string; bubblewrapWorks?: boolean } = {}) {
  const storeFolder = await mkdtemp(join(parent, "store-"));
  await chmod(storeFolder, 0o755);
  const home = url === undefined ? (process.env.HOME ?? "/") : await mkdtemp(join(parent, "home-"));
  if (url !== undefined) await writeFile(join(home, ".npmrc"), `registry=${url}\nignore-scripts=false\n`);
  const bubblewrapWorks = sandbox.probe.driver === "bubblewrap";
  const store = createDependencyStore({
    appFolder,
    storeFolders: [storeFolder],
    toolboxFolders: [parent],
    searchPath,
    home,
    certificates: process.env.NODE_EXTRA_CA_CERTS,
    bubblewrapWorks,
    ...more,
  });
  return { store, storeFolder };
}

const wantsLeft = JSON.stringify({ name: "my-project", dependencies: { left: "^1.0.0" } });

describe.each([
  ["in a sandbox", true],
  ["as a plain process", false],
])("npm %s", (_, sandboxed) => {
  const skipped = sandboxed && sandbox.probe.driver !== "bubblewrap";
  if (skipped) console.log(`Skipped npm in a sandbox. ${sandbox.probe.reason}`);

  describe.skipIf(skipped)("installs", () => {
    test("what package.json names, runs no script, and keeps it by the lock", async () => {
      const { store, storeFolder } = await newStore(registry.url, { bubblewrapWorks: sandboxed });
      const first = await store.install(wantsLeft, undefined, never);
      if (!first.ok || !first.folder || !first.lock) throw new Error(JSON.stringify(first));
      expect((await readdir(join(first.folder, "node_modules"))).filter((name) => !name.startsWith("."))).toEqual([
        "left",
        "right",
      ]);
      expect(JSON.parse(first.lock).packages["node_modules/left"]).toMatchObject({ version: "1.0.0" });
      expect(first.lock).not.toContain("127.0.0.1");
      expect(existsSync(proof)).toBe(false);
      expect((await readdir(storeFolder)).filter((name) => name.startsWith(".making"))).toEqual([]);

      const requests = registry.asked.length;
      expect(await store.install(wantsLeft, first.lock, never)).toEqual(first);
      expect(await store.folderFor(first.lock, wantsLeft, never)).toBe(first.folder);
      expect(registry.asked.length).toBe(requests);

      await rm(first.folder, { recursive: true });
      expect(await store.folderFor(first.lock, wantsLeft, never)).toBe(first.folder);
      expect(existsSync(join(first.folder, "node_modules/left/cli.js"))).toBe(true);
    });
  });
});

test("two installations at once end in one folder", async () => {
  const { store } = await newStore(registry.url);
  const [one, two] = await Promise.all([
    store.install(wantsLeft, undefined, never),
    store.install(wantsLeft, undefined, never),
  ]);
  expect(one).toMatchObject({ ok: true, folder: expect.any(String) });
  expect(two).toEqual(one);
});

test.skipIf(sandbox.driver === undefined)("a sandbox can use them and not change them", async () => {
  const { store } = await newStore(registry.url);
  const installed = await store.install(wantsLeft, undefined, never);
  if (!installed.ok || !installed.folder) throw new Error(JSON.stringify(installed));
  const limits = { wallMs: 30_000, cpuS: 20, memoryMb: 512, pids: 50, diskMb: 64, outputBytes: 10_000 };
  const command =
    "left; touch node_modules/left/x 2>/dev/null || echo read-only; touch node_modules/.cache/x && echo cached";
  const run = await sandbox.driver?.run({ tree: treeOf({}), dependencies: installed.folder, command, limits }, never);
  expect(run).toMatchObject({ exitCode: 0, output: "from the store\nread-only\ncached\n" });
  if (process.getuid?.() === 0) expect((await stat(join(installed.folder, "node_modules/left/cli.js"))).uid).toBe(0);
});

test("a lock that no longer fits is brought up to date", async () => {
  const { store } = await newStore(registry.url);
  const first = await store.install(JSON.stringify({ dependencies: { right: "1.0.0" } }), undefined, never);
  const second = await store.install(wantsLeft, first.ok ? first.lock : undefined, never);
  if (!second.ok) throw new Error(JSON.stringify(second));
  expect(Object.keys(JSON.parse(second.lock ?? "{}").packages)).toEqual([
    "",
    "node_modules/left",
    "node_modules/right",
  ]);
});

test("nothing to install gives no folder, and asks nobody", async () => {
  const { store } = await newStore("http://127.0.0.1:9/");
  expect(await store.install('{ "name": "x" }', undefined, never)).toEqual({ ok: true });
  expect(await store.folderFor("no such lock", '{ "name": "x" }', never)).toBeUndefined();
});

test.each(["by-git", "by-url", "by-file"])("a package that goes %s for another is refused", async (name) => {
  const { store, storeFolder } = await newStore(registry.url);
  const answer = await store.install(JSON.stringify({ dependencies: { [name]: "1.0.0" } }), undefined, never);
  expect(answer).toMatchObject({ ok: false, error: { type: "install-failed" } });
  expect((await readdir(storeFolder)).filter((entry) => entry !== ".cache")).toEqual([]);
});

test("failures say what to do", async () => {
  const { store } = await newStore(registry.url);
  const install = async (dependencies: Record<string, string>, from = store, signal = never) => {
    const answer = await from.install(JSON.stringify({ dependencies }), undefined, signal);
    return answer.ok ? "installed" : answer.error.reason;
  };
  expect(await install({ absent: "1.0.0" })).toBe("A package is not in the registry. Check its name in package.json.");
  expect(await install({ left: "2.0.0" })).toBe(
    "A package has no version that fits. Check the version in package.json.",
  );
  expect(await install({ left: "git+https://example.com/left.git" })).toContain("only version ranges of the registry");
  expect(await install({ left: "1.0.0" }, store, AbortSignal.abort())).toContain("cancelled");
  const withoutNpm = await newStore(registry.url, { searchPath: "/nonexistent" });
  expect(await install({ left: "1.0.0" }, withoutNpm.store)).toContain("npm was not found");
});

test("a lock from elsewhere is refused before npm sees it", async () => {
  const { store } = await newStore(registry.url);
  const entry = { version: "1.0.0", resolved: "https://elsewhere.example.com/left.tgz" };
  const lock = JSON.stringify({ lockfileVersion: 3, packages: { "": {}, "node_modules/left": entry } });
  const requests = registry.asked.length;
  expect(await store.install(wantsLeft, lock, never)).toMatchObject({
    ok: false,
    error: { reason: expect.stringContaining("elsewhere.example.com") },
  });
  expect(registry.asked.length).toBe(requests);
});

test("the registry of this machine is used as its npm is set", async () => {
  const { store } = await newStore(undefined);
  const answer = await store.install(JSON.stringify({ dependencies: { "is-number": "7.0.0" } }), undefined, never);
  if (!answer.ok) throw new Error(`${answer.error.reason}\n${answer.error.output}`);
  const manifest = await readFile(join(answer.folder ?? "", "node_modules/is-number/package.json"), "utf8");
  expect(JSON.parse(manifest).version).toBe("7.0.0");
}, 60_000);
