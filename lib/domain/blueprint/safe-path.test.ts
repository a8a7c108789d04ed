import fc from "fast-check";
import { expect, test } from "vitest";
import { checkPath, checkUnique } from "./safe-path.ts";

test.each([
  "index.html",
  "src/terrain/chunk.ts",
  "app/[id]/(group)/@modal/page+x.tsx",
  ".gitignore",
  "src/.gitignore",
  ".env.example",
  "src/console.ts",
  "src/com10.ts",
  "a".repeat(200),
])("%s is safe", (path) => {
  expect(checkPath(path)).toEqual({ ok: true, value: path });
});

test.each([
  ["", "is empty"],
  ["/etc/passwd", "is absolute"],
  ["C:/x", "is absolute"],
  ["../x", "has the segment .."],
  ["src/../../x", "has the segment .."],
  ["./x", "has the segment ."],
  ["src//x", "has an empty folder name"],
  ["src/", "is a folder"],
  ["src\\x", "has a backslash"],
  ["src/a b", "has characters other than"],
  ["src/a:b", "has characters other than"],
  ["src/a\nb", "has characters other than"],
  ["src/a\u0000", "has characters other than"],
  ["src/.g\u200dit", "has characters other than"],
  ["src/gr\u00fcn.ts", "has characters other than"],
  ["src/gru\u0308n.ts", "is not in Unicode's NFC form"],
  ["src/a.", "has a name that ends with a dot"],
  ["src/a ", "has a name that ends with a dot or a space"],
  ["-rf", "has a name that starts with -"],
  ["src/CON", "has a name that Windows keeps"],
  ["src/nul.ts", "has a name that Windows keeps"],
  ["src/COM1.txt", "has a name that Windows keeps"],
  [".git/config", "touches Git's own files"],
  ["src/.GIT/hooks/x", "touches Git's own files"],
  [".gitmodules", "touches Git's own files"],
  ["src/.gitattributes", "touches Git's own files"],
  [".npmrc", "is npm's configuration"],
  ["node_modules/x/index.js", "is inside node_modules"],
  ["a".repeat(201), "has 201 characters"],
])("%j is refused: %s", (path, reason) => {
  const result = checkPath(path);
  expect(result.ok ? "accepted" : result.error.reason).toContain(reason);
});

test("whatever is accepted stays inside and is plain ASCII", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 30 }), (path) => {
      const result = checkPath(path);
      return !result.ok || (/^[\x21-\x7e]+$/.test(path) && !path.split("/").includes("..") && !path.startsWith("/"));
    }),
    { numRuns: 3000 },
  );
});

test.each([
  [["a.ts", "b/a.ts", "b/c.ts"], undefined],
  [["Foo.ts", "foo.ts"], "differs from Foo.ts in case only"],
  [["a.ts", "a.ts"], "is there twice"],
  [["a", "a/b"], "needs the folder a, which is a file"],
  [["a/b", "A"], "is a folder of a/b"],
  [["src/a", "Src/b"], "has a folder that differs from one of src/a in case only"],
])("%j beside each other: %s", (paths, reason) => {
  const result = checkUnique(paths);
  expect(result.ok ? undefined : result.error.reason).toBe(reason);
});
