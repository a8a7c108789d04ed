import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test, vi } from "vitest";
import type { FileBlock } from "./blueprint.ts";
import { contractCheck } from "./contract-check.ts";
import { matchesOwns } from "./owns.ts";
import { parseBlueprint } from "./parse-blueprint.ts";

const run = promisify(execFile);
const repository = fileURLToPath(new URL("../../../", import.meta.url));
const compiler = join(repository, "node_modules/typescript/bin/tsc");

const sketch = await readFile(new URL("./fixtures/voxel-sketch.md", import.meta.url), "utf8");
const { blueprint } = parseBlueprint(sketch);
if (blueprint === undefined) throw new Error("the sketch is broken");
const { files, modules } = blueprint;
const committed = [...files, ...modules.flatMap((module) => module.contracts)];
const checks = modules.map(contractCheck).filter((check) => check !== undefined);
const guards = modules.flatMap((module) => module.guards);

type Text = Pick<FileBlock, "path" | "content">;

const kept: readonly Text[] = [
  {
    path: "src/noise/index.ts",
    content:
      'import type { Noise } from "./contract.ts";\nexport function createNoise(seed: number): Noise {\n  return { at: (x, z) => ((x * 31 + z * 17 + seed) % 7) / 7 };\n}\n',
  },
  {
    path: "src/blocks/index.ts",
    content:
      'import type { BlockKind } from "./contract.ts";\nexport const blockKinds: readonly BlockKind[] = [{ id: 0, name: "air", solid: false }];\n',
  },
  {
    path: "src/terrain/index.ts",
    content:
      'import { createNoise } from "../noise/index.ts";\nimport type { TerrainGenerator } from "./contract.ts";\nexport function createTerrain(seed: number): TerrainGenerator {\n  const noise = createNoise(seed);\n  return { chunk: (x, z) => ({ x, z, ids: new Uint8Array(1).fill(noise.at(x, z)) }) };\n}\n',
  },
];

// The compiler starts cold, and other tests run beside this one.
vi.setConfig({ testTimeout: 180_000 });

/** Type checks a tree by the project's own compiler; answers what it printed. */
async function compile(tree: readonly Text[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "contract-check-"));
  try {
    for (const { path, content } of tree) {
      await mkdir(join(folder, dirname(path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
    await symlink(join(repository, "node_modules"), join(folder, "node_modules"), "dir");
    return await run(process.execPath, [compiler, "--noEmit", "-p", folder]).then(
      ({ stdout }) => stdout,
      (error: { stdout: string }) => error.stdout || String(error),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test("the commit of contracts and project files compiles by itself", async () => {
  expect(await compile(committed)).toBe("");
});

test("modules that keep their contracts compile, guards included", async () => {
  expect(await compile([...committed, ...checks, ...guards, ...kept])).toBe("");
});

test("a module that breaks its contract does not compile, and the error is in its check", async () => {
  const broken = kept.map((file) =>
    file.path === "src/terrain/index.ts"
      ? { ...file, content: "export const createTerrain = (seed: string) => seed;\n" }
      : file,
  );
  const output = await compile([...committed, ...checks, ...broken]);
  expect(output).toContain("src/terrain/contract.check.ts");
  expect(output).toContain("TS1360");
  const missing = await compile([
    ...committed,
    ...checks,
    ...kept.map((file) => (file.path === "src/blocks/index.ts" ? { ...file, content: "export {};\n" } : file)),
  ]);
  expect(missing).toContain("src/blocks/contract.check.ts");
});

test("the check stands beside its contract, inside what the module owns", () => {
  expect(checks.map((check) => check.path)).toEqual([
    "src/noise/contract.check.ts",
    "src/blocks/contract.check.ts",
    "src/terrain/contract.check.ts",
  ]);
  expect(modules.every((module, index) => matchesOwns(module.owns, checks[index]?.path ?? ""))).toBe(true);
  expect(checks[2]?.content).toBe(
    '// Written by the build: holds src/terrain/index.ts to the contract of terrain. Do not edit.\nimport type { Entry } from "./contract.ts";\nimport * as entry from "./index.ts";\n\nentry satisfies Entry;\n',
  );
});

test("there is no check where nothing can be held to anything", () => {
  const terrain = modules[2];
  if (terrain === undefined) throw new Error("no terrain");
  const { entry: _, ...without } = terrain;
  expect(contractCheck(without)).toBeUndefined();
  expect(contractCheck({ ...terrain, contracts: [] })).toBeUndefined();
  expect(contractCheck({ ...terrain, entry: "src/terrain/main.py" })).toBeUndefined();
});
