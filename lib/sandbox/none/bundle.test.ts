import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readTar } from "../read-tar.ts";
import { writeTar } from "../write-tar.ts";
import { bundle } from "./bundle.ts";
import { readBundleCommand } from "./read-bundle-command.ts";

const appFolder = join(import.meta.dirname, "../../..");
const outside = mkdtempSync(join(tmpdir(), "groundplan-bundle-"));
writeFileSync(join(outside, "key.txt"), "s3cret");
writeFileSync(join(outside, "key.js"), "export default 's3cret';");
afterAll(() => rmSync(outside, { recursive: true, force: true }));

async function run(
  files: Record<string, string>,
  command: string | undefined,
  artefacts: readonly string[] = ["dist"],
) {
  const tree = {
    list: async () => Object.keys(files),
    read: async (path: string) => (files[path] === undefined ? undefined : Buffer.from(files[path])),
  };
  const done = await bundle(appFolder, tree, command, artefacts, new AbortController().signal);
  if (done === undefined) return undefined;
  const made = readTar(done.artefacts ?? Buffer.alloc(0)).files.map(({ path, content }) => [path, content.toString()]);
  return { exitCode: done.exitCode, output: done.output, files: Object.fromEntries(made) as Record<string, string> };
}

const program = {
  "index.html": "<script src=dist/main.js></script>",
  "src/main.ts":
    'import { sum } from "./sum.ts";\nimport words from "./words/index.js";\nimport "./style.css";\nconsole.log(sum(1, 2), words);\n',
  "src/sum.ts": "export const sum = (a: number, b: number): number => a + b;\n",
  "src/words/index.ts": 'export default "words";\n',
  "src/style.css": '@import "./more.css"; a { background: url("https://example.com/a.png") }\n',
  "src/more.css": "b { color: red }\n",
};

test("a project is bundled from its own files, and brings its page along", async () => {
  const made = await run(program, "esbuild src/main.ts --bundle --format=esm --outdir=dist", ["dist", "index.html"]);
  expect({ exitCode: made?.exitCode, output: made?.output, files: Object.keys(made?.files ?? {}).sort() }).toEqual({
    exitCode: 0,
    output: "",
    files: ["dist/main.css", "dist/main.js", "index.html"],
  });
  expect(made?.files["dist/main.js"]).toContain("var sum = (a, b) => a + b;");
  expect(made?.files["dist/main.css"]).toContain("color: red");
});

test("several entries keep their folders, and an outfile its name", async () => {
  const entries = { "src/a/one.ts": "console.log(1)", "src/b/two.ts": "console.log(2)" };
  const many = await run(entries, "esbuild src/a/one.ts src/b/two.ts --bundle --outdir=dist");
  expect(Object.keys(many?.files ?? {})).toEqual(["dist/a/one.js", "dist/b/two.js"]);
  const one = await run(entries, "esbuild ./src/a/one.ts --bundle --minify --outfile=dist/x.js");
  expect(one?.files).toEqual({ "dist/x.js": "(()=>{console.log(1);})();\n" });
});

test.each([
  ["a path upwards", `import k from "../../..${outside}/key.js"; console.log(k);`],
  ["an absolute path", `import k from "${outside}/key.js"; console.log(k);`],
  ["a text file", `import k from "${outside}/key.txt"; console.log(k);`],
  ["a file address", `import k from "file://${outside}/key.js"; console.log(k);`],
  ["a package", 'import k from "esbuild"; console.log(k);'],
  ["a module of Node", 'import fs from "node:fs"; console.log(fs);'],
])("%s leads nowhere", async (_, source) => {
  const made = await run({ "src/main.ts": source }, "esbuild src/main.ts --bundle --loader:.txt=text --outdir=dist");
  expect({ exitCode: made?.exitCode, files: made?.files }).toEqual({ exitCode: 1, files: {} });
  expect(made?.output).toMatch(/^error: src\/main\.ts:1: /);
});

test("neither styles nor source maps nor settings fetch anything from outside", async () => {
  const css = await run({ "a.css": `@import "${outside}/key.txt";` }, "esbuild a.css --bundle --outdir=dist");
  expect(css?.exitCode).toBe(1);
  const mapped = {
    "a.js": `console.log(1)\n//# sourceMappingURL=${outside}/key.txt\n`,
    "tsconfig.json": `{ "extends": "${outside}/key.txt" }`,
  };
  for (const maps of ["--sourcemap", "--sourcemap=inline"]) {
    const made = await run(mapped, `esbuild a.js --bundle ${maps} --outdir=dist`);
    expect(made?.files["dist/a.js"]).toContain("console.log(1)");
    expect(JSON.stringify(made)).not.toContain("s3cret");
  }
});

test.each([
  "import('./' + name + '.txt')",
  `import(\`./\${name}.txt\`)`,
  "import/**/(/* @vite-ignore */ '../' + name)",
  "require('./' + name)",
  "r\\u0065quire('./' + name)",
  `require.resolve(\`../\${name}\`)`,
])("the disk is not searched for %s", async (expression) => {
  // The importing file claims to lie in the very folder that has the secret.
  const entry = `${outside.slice(1)}/main.js`;
  const source = `const name = location.hash; ${expression}`;
  const made = await run({ [entry]: source }, `esbuild ${entry} --bundle --loader:.txt=text --outfile=dist/main.js`);
  expect(made).toEqual({ exitCode: 1, output: expect.stringContaining("put together at run time"), files: {} });
});

test("an import at run time with a plain path is fine", async () => {
  const files = {
    "a.ts": "import('./b.ts').then(console.log); const text = 'import of things';",
    "b.ts": "export const b = 1;",
  };
  expect(await run(files, "esbuild a.ts --bundle --format=esm --outdir=dist")).toMatchObject({
    exitCode: 0,
    output: "",
  });
});

test.each([
  "node build.js",
  "esbuild src/main.ts --bundle --outdir=dist && cp index.html dist",
  "esbuild src/main.ts --bundle --outdir=dist; id",
  "esbuild src/main.ts --bundle --outdir=$(id)",
  "esbuild src/main.ts --bundle --outdir=dist --serve=0.0.0.0:80",
  "esbuild src/main.ts --bundle --outdir=dist --watch",
  "esbuild src/main.ts --bundle --outdir=dist --inject:/etc/passwd",
  "esbuild src/main.ts --bundle --outdir=dist --tsconfig=/etc/passwd",
  "esbuild src/main.ts --bundle --outdir=dist --banner:js=x",
  "esbuild src/main.ts --bundle",
  "esbuild --bundle --outdir=dist",
])("%j is left to a sandbox", (command) => {
  expect(readBundleCommand(command)).toBeUndefined();
});

test("without a command files are just brought, and an unknown one is not done", async () => {
  expect(await run({ "dist/a.js": "a", "b.js": "b" }, undefined)).toEqual({
    exitCode: 0,
    output: "",
    files: { "dist/a.js": "a" },
  });
  expect(await run(program, "make")).toBeUndefined();
});

test("a tar of ours is one to others", () => {
  const files = [
    { path: "a/b.txt", content: Buffer.from("text") },
    { path: `${"long/".repeat(60)}ü.txt`, content: Buffer.alloc(1024, 7) },
    { path: "empty", content: Buffer.alloc(0) },
  ];
  const tar = writeTar(files);
  expect(readTar(tar)).toEqual({ files, refused: [] });
  expect(execFileSync("tar", ["-t", "--quoting-style=literal"], { input: tar }).toString().trim().split("\n")).toEqual(
    files.map(({ path }) => path),
  );
});
