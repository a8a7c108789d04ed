import fc from "fast-check";
import { expect, test } from "vitest";
import { findOverlap } from "./overlap.ts";
import { compilePattern, matchesOwns } from "./owns.ts";

test.each([
  ["src/a.ts", "src/a.ts", true],
  ["src/a.ts", "SRC/A.ts", true],
  ["src/a.ts", "src/a.tsx", false],
  ["src/*.ts", "src/a.ts", true],
  ["src/*.ts", "src/.ts", true],
  ["src/*.ts", "src/b/a.ts", false],
  ["src/?.ts", "src/a.ts", true],
  ["src/?.ts", "src/ab.ts", false],
  ["src/**", "src/a.ts", true],
  ["src/**", "src/b/c/a.ts", true],
  ["src/**", "src", false],
  ["src/**", "srcs/a.ts", false],
  ["**/a.ts", "a.ts", true],
  ["**/a.ts", "x/y/a.ts", true],
  ["a/**/b.ts", "a/b.ts", true],
  ["a/**/b.ts", "a/x/y/b.ts", true],
  ["a/**/b.ts", "ab.ts", false],
  ["src/{a,b}/*.ts", "src/b/x.ts", true],
  ["src/{a,b}/*.ts", "src/c/x.ts", false],
  ["{src,test/x}/**", "test/x/y.ts", true],
  ["src/a{,.test}.ts", "src/a.ts", true],
  ["*a*b*", "xxaxxbxx", true],
  ["*a*b*", "xxbxxa", false],
])("%s against %s: %s", (pattern, path, expected) => {
  expect(matchesOwns([pattern], path)).toBe(expected);
});

test.each([
  ["", "glob-unsupported"],
  ["./src/**", "glob-unsupported"],
  ["src/", "glob-unsupported"],
  ["!src/**", "glob-unsupported"],
  ["src/[ab].ts", "glob-unsupported"],
  ["src/a**.ts", "glob-unsupported"],
  ["src/{a}.ts", "glob-unsupported"],
  ["src/{a,{b,c}}.ts", "glob-unsupported"],
  ["src/{a,b", "glob-unsupported"],
  ["src/a}", "glob-unsupported"],
  ["src/+(a).ts", "glob-unsupported"],
  ["a\\b", "glob-unsupported"],
  [`${"{a,b}".repeat(8)}`, "glob-unsupported"],
  ["x".repeat(201), "glob-unsupported"],
  ["/src/**", "path-unsafe"],
  ["../x/**", "path-unsafe"],
  ["src/../x", "path-unsafe"],
  [".git/**", "path-unsafe"],
  ["src//a", "path-unsafe"],
  ["src/ü.ts", "path-unsafe"],
  ["src/con.ts", "path-unsafe"],
  ["src/{a,.npmrc}", "path-unsafe"],
])("%s is refused as %s", (pattern, type) => {
  const result = compilePattern(pattern);
  expect(result.ok ? "accepted" : result.error.type).toBe(type);
  expect(matchesOwns([pattern], pattern)).toBe(false);
});

test("a folder and a leading ./ come with what was meant", () => {
  const folder = compilePattern("src/terrain/");
  const dotted = compilePattern("./src/**");
  expect([folder.ok || folder.error.suggestion, dotted.ok || dotted.error.suggestion]).toEqual([
    "src/terrain/**",
    "src/**",
  ]);
});

test.each([
  [["src/a/**"], ["src/b/**"], undefined],
  [["src/**"], ["src/b/*.ts"], "src/b/x.ts"],
  [["src/Hud.ts"], ["src/hud.ts"], "src/Hud.ts"],
  [["src/*.ts"], ["src/a*"], "src/a.ts"],
  [["src/*.ts"], ["src/*.css"], undefined],
  [["**/index.ts"], ["src/hud/**"], "src/hud/index.ts"],
  [["**"], ["**"], "x"],
  [["a/**/b"], ["a/b/**"], "a/b/b"],
  [["{a,b}/x"], ["{b,c}/*"], "b/x"],
  [["src/[ab]"], ["src/**"], undefined],
])("%j and %j meet at %s", (a, b, expected) => {
  expect(findOverlap(a, b)).toBe(expected);
});

const name = fc
  .array(fc.constantFrom("a", "b", "A", ".", "*", "?"), { minLength: 1, maxLength: 4 })
  .map((c) => c.join(""));
const segment = fc.oneof(
  { weight: 4, arbitrary: name },
  { weight: 1, arbitrary: fc.constant("**") },
  { weight: 1, arbitrary: fc.constant("{a,b*}") },
);
const pattern = fc.array(segment, { minLength: 1, maxLength: 4 }).map((s) => s.join("/"));
const path = fc
  .array(fc.array(fc.constantFrom("a", "b", "."), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 })
  .map((segments) => segments.map((chars) => chars.join("")).join("/"));

test("a path named as an overlap is matched by both", () => {
  fc.assert(
    fc.property(pattern, pattern, (a, b) => {
      const both = findOverlap([a], [b]);
      return both === undefined || (matchesOwns([a], both) && matchesOwns([b], both));
    }),
    { numRuns: 5000 },
  );
});

test("when a path is matched by both, an overlap is found", () => {
  let met = 0;
  fc.assert(
    fc.property(pattern, pattern, path, (a, b, at) => {
      if (!matchesOwns([a], at) || !matchesOwns([b], at)) return true;
      met += 1;
      return findOverlap([a], [b]) !== undefined;
    }),
    { numRuns: 20_000 },
  );
  expect(met).toBeGreaterThan(20);
});

test("overlap does not depend on the order", () => {
  fc.assert(
    fc.property(
      pattern,
      pattern,
      (a, b) => (findOverlap([a], [b]) === undefined) === (findOverlap([b], [a]) === undefined),
    ),
  );
});
