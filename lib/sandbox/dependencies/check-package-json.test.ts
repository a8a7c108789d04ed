import { expect, test } from "vitest";
import { checkLock } from "./check-lock.ts";
import { checkPackageJson } from "./check-package-json.ts";

test("versions of the registry are taken, and nothing else of the file", () => {
  const manifest = {
    name: "anything",
    scripts: { preinstall: "rm -rf /" },
    dependencies: { "is-number": "^7.0.0", "@scope/a.b": "1.x || >=2 <3" },
    devDependencies: { vitest: "latest" },
  };
  expect(checkPackageJson(JSON.stringify(manifest))).toEqual({
    ok: true,
    value: { dependencies: manifest.dependencies, devDependencies: manifest.devDependencies, optionalDependencies: {} },
  });
});

test.each([
  "git+https://example.com/a.git",
  "git@example.com:a/b.git",
  "someone/repository",
  "github:someone/repository",
  "https://example.com/a.tgz",
  "file:../a",
  "link:../a",
  "../a",
  "/a",
  "~/a",
  "npm:other@1.0.0",
  "workspace:*",
  "1.0.0 --registry=https://example.com",
  "next",
  7,
  null,
])("the specification %j is refused", (range) => {
  expect(checkPackageJson(JSON.stringify({ dependencies: { a: range } }))).toEqual({
    ok: false,
    error: `package.json: dependencies: a wants ${JSON.stringify(range)}; only version ranges of the registry are installed.`,
  });
});

test.each(["../a", "A", "-/a", "@a", "@a/b/c", "a b", "_a", "", "a".repeat(215)])("the name %j is refused", (name) => {
  expect(checkPackageJson(JSON.stringify({ devDependencies: { [name]: "1.0.0" } }))).toMatchObject({ ok: false });
});

test.each([
  "",
  "[]",
  "null",
  '{"dependencies":[]}',
  '{"dependencies":"a"}',
  '{"workspaces":["a"]}',
  '{"overrides":{"a":"1"}}',
  '{"peerDependencies":{"a":"1"}}',
])("%j is refused", (text) => {
  expect(checkPackageJson(text)).toMatchObject({ ok: false });
});

test("sixty packages are taken, sixty-one are not", () => {
  const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`p${i}`, "1.0.0"]));
  expect(checkPackageJson(JSON.stringify({ dependencies: many(60) })).ok).toBe(true);
  expect(checkPackageJson(JSON.stringify({ dependencies: many(59), devDependencies: { a: "1", b: "1" } })).ok).toBe(
    false,
  );
});

const registry = "https://registry.example.com/npm/";
const lock = (packages: Record<string, unknown>) =>
  JSON.stringify({ lockfileVersion: 3, packages: { "": {}, ...packages } });

test("a lock may name packages of the registry only", () => {
  const fine = { version: "1.0.0", integrity: "sha512-x" };
  expect(checkLock(lock({ "node_modules/a": fine, "node_modules/@s/b/node_modules/c": fine }), registry).ok).toBe(true);
  expect(checkLock(lock({ "node_modules/a": { ...fine, resolved: `${registry}a/-/a.tgz` } }), registry).ok).toBe(true);
  const optional = { optional: true, os: ["aix"] };
  expect(checkLock(lock({ "node_modules/a": optional }), registry).ok).toBe(true);
  const foreign: Record<string, unknown>[] = [
    { "node_modules/a": { ...fine, resolved: "https://elsewhere.example.com/a.tgz" } },
    { "node_modules/a": { ...fine, resolved: "git+ssh://git@example.com/a.git#1" } },
    { "node_modules/a": { ...fine, resolved: "file:../a" } },
    { "node_modules/a": { ...fine, resolved: 7 } },
    { "node_modules/a": { resolved: "../a", link: true } },
    { "node_modules/../a": fine },
    { "packages/a": fine },
    { "node_modules/a/": fine },
    { "/node_modules/a": fine },
  ];
  for (const packages of foreign) expect(checkLock(lock(packages), registry)).toMatchObject({ ok: false });
  for (const text of ["", "{}", '{"lockfileVersion":1,"packages":{}}'])
    expect(checkLock(text, registry).ok).toBe(false);
});
