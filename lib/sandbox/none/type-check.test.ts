import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { liveProcesses } from "#lib/testing/live-processes.ts";
import { slowTypes } from "#lib/testing/slow-types.ts";
import { until } from "#lib/testing/until.ts";
import { typeCheck } from "./type-check.ts";

const appFolder = join(import.meta.dirname, "../../..");
const strict =
  '{ "compilerOptions": { "strict": true, "module": "nodenext", "types": ["node"], "resolveJsonModule": true } }';
let parent: string;

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), "groundplan-type-check-"));
});
afterAll(() => rm(parent, { recursive: true, force: true }));

async function checkout(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(parent, "checkout-"));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

async function check(files: Record<string, string>, dependencies?: string) {
  const { exitCode, output } = await typeCheck(
    appFolder,
    await checkout(files),
    dependencies,
    new AbortController().signal,
  );
  return { exitCode, output };
}

test("a project that keeps its types is green, Node's own included", async () => {
  const files = {
    "tsconfig.json": strict,
    "src/a.ts": 'import { join } from "node:path";\nexport const a: string = join("b");\n',
  };
  expect(await check(files)).toEqual({ exitCode: 0, output: "" });
});

test("one that does not is red, with file, line and column", async () => {
  const files = {
    "tsconfig.json": strict,
    "src/a.ts": "export const one: number = 1;\nexport const é: number = 'x';\n",
  };
  expect(await check(files)).toEqual({
    exitCode: 2,
    output: "src/a.ts(2,14): error TS2322: Type 'string' is not assignable to type 'number'.\n",
  });
});

test("syntax errors and a broken tsconfig.json are red", async () => {
  expect(await check({ "tsconfig.json": strict, "a.ts": "export const = 1;\n" })).toMatchObject({ exitCode: 2 });
  expect(await check({ "tsconfig.json": '{ "compilerOptions": { "nonsense": true } }', "a.ts": "" })).toMatchObject({
    exitCode: 2,
    output: expect.stringContaining("TS5023"),
  });
});

test("installed packages are read from the store", async () => {
  const store = await checkout({
    "node_modules/left/package.json": '{ "name": "left", "version": "1.0.0", "types": "index.d.ts" }',
    "node_modules/left/index.d.ts": "export declare const left: number;\n",
  });
  const files = { "tsconfig.json": strict, "a.ts": 'import { left } from "left";\nexport const a: string = left;\n' };
  expect(await check(files, store)).toEqual({
    exitCode: 2,
    output: "a.ts(2,14): error TS2322: Type 'number' is not assignable to type 'string'.\n",
  });
});

test("nothing outside is read, whatever tsconfig.json or an import names", async () => {
  const secret = await checkout({
    "key.json": '{ "key": "s3cret" }',
    "key.ts": 'export const key = "s3cret";\n',
    "base.json": strict,
  });
  const hostile = {
    "tsconfig.json": JSON.stringify({
      extends: join(secret, "base.json"),
      compilerOptions: {
        strict: true,
        typeRoots: [secret],
        rootDirs: [secret, "."],
        outDir: secret,
        incremental: true,
      },
      files: [join(secret, "key.ts"), "a.ts"],
    }),
    "a.ts": `import key from "${join(secret, "key.json")}";\nimport up from "../${secret.split("/").at(-1)}/key.ts";\nconst a: number = key.key;\nconst b: number = up;\n`,
  };
  const { exitCode, output } = await check(hostile);
  expect(exitCode).toBe(2);
  expect(output).not.toContain("s3cret");
  expect(output).toContain("TS6053");
  const imports = await check({ "tsconfig.json": strict, "a.ts": hostile["a.ts"] });
  expect(imports).toEqual({ exitCode: 2, output: expect.stringContaining("TS2307") });
  expect(imports.output).not.toContain("s3cret");
});

test("a link in the checkout leads nowhere", async () => {
  const secret = await checkout({ "key.ts": 'export const key = "s3cret";\n' });
  const folder = await checkout({
    "tsconfig.json": strict,
    "a.ts": 'import { key } from "./link.ts";\nexport const a: number = key;\n',
  });
  await symlink(join(secret, "key.ts"), join(folder, "link.ts"));
  const { exitCode, output } = await typeCheck(appFolder, folder, undefined, new AbortController().signal);
  expect({ exitCode, leaked: output.includes("s3cret") }).toEqual({ exitCode: 2, leaked: false });
});

test("without tsconfig.json it says that there was nothing to check", async () => {
  expect(await check({ "a.py": "" })).toEqual({
    exitCode: 0,
    output: "There is no tsconfig.json, so there was nothing to check.\n",
  });
});

test("it ends with its server, however long it would go on", async () => {
  const folder = await checkout({ "tsconfig.json": strict, "a.ts": slowTypes(3_000) });
  const [module, app, tree] = [join(import.meta.dirname, "type-check.ts"), appFolder, folder].map((path) =>
    JSON.stringify(path),
  );
  const program = `import { typeCheck } from ${module};
    await typeCheck(${app}, ${tree}, undefined, new AbortController().signal);`;
  const server = spawn(process.execPath, ["--input-type=module", "--eval", program], { stdio: "inherit" });
  const group = () => liveProcesses().find(({ line }) => line.includes(`"folder":${tree}`))?.group;
  const linesOf = (group: number | undefined) => liveProcesses().filter((each) => each.group === group);
  await until("it is being checked", () => linesOf(group()).some(({ line }) => line.includes("--api")));
  const checking = group();
  server.kill("SIGKILL");
  await until("program and compiler have ended", () => linesOf(checking).length === 0);
});

test("it can be cancelled", async () => {
  const folder = await checkout({ "tsconfig.json": strict, "a.ts": "" });
  expect(await typeCheck(appFolder, folder, undefined, AbortSignal.abort())).toMatchObject({ killedBy: "cancelled" });
});
