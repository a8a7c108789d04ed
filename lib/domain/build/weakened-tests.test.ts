import { expect, test } from "vitest";
import { isTestFile, weakenedTests } from "./weakened-tests.ts";

const path = "src/a/sum.test.ts";
const content = `import assert from "node:assert/strict";
import { test } from "node:test";

test("adds", () => {
  assert.equal(1 + 1, 2);
  assert.equal(2 + 2, 4);
});
test("of nothing", () => assert.equal(0, 0));
`;

const judge = (after: string, of = { path, content }, asked: readonly string[] = []) =>
  weakenedTests([of], [{ path: of.path, content: after }], asked).map(({ reason }) => reason);
const replaced = (from: string, to: string) => judge(content.replace(from, to));

test.each([
  ["a case is skipped", 'test("adds"', 'test.skip("adds"', "skips cases that ran before"],
  ["a case alone is run", 'test("adds"', 'test.only("adds"', "skips cases that ran before"],
  ["a case is put off", 'test("adds"', 'test.todo("adds"', "skips cases that ran before"],
  ["a case may fail", 'test("adds"', 'test.fails("adds"', "skips cases that ran before"],
  ["a case is skipped on a condition", 'test("adds"', 'test.skipIf(true)("adds"', "skips cases that ran before"],
  ["a case is skipped by an option", '"adds", ', '"adds", { skip: "slow" }, ', "skips cases that ran before"],
  ["a case is skipped from within", "() => {\n", "(t) => {\n  t.skip();\n", "skips cases that ran before"],
  ["the run is ended early", 'test("adds"', 'process.exit(0);\ntest("adds"', "skips cases that ran before"],
  ["a case is renamed away", 'test("adds"', 'xit("adds"', "has 1 test cases instead of 2"],
  ["an assertion is gone", "  assert.equal(2 + 2, 4);\n", "", "has 3 assertions instead of 4"],
  ["one is a comment", "  assert.equal(2", "  // assert.equal(2", "has 3 assertions instead of 4"],
  ["one stands behind a comment", "  assert.equal(2", "  f(); // assert.equal(2", "has 3 assertions instead of 4"],
  [
    "one is in a long comment",
    "assert.equal(2 + 2, 4);",
    "/* assert.equal(2 + 2, 4); */",
    "has 3 assertions instead of 4",
  ],
  ["one is a string", "assert.equal(2 + 2, 4);", "f(`assert.equal(2 + 2, 4)`);", "has 3 assertions instead of 4"],
  [
    "words of assertions take its place",
    "assert.equal(2 + 2, 4);",
    'f("assert"); // assert',
    "has 3 assertions instead of 4",
  ],
])("a test is weaker where %s", (_, from, to, reason) => {
  expect(replaced(from, to)).toEqual([reason]);
});

test("an emptied file has lost its cases, a removed or renamed one is deleted", () => {
  expect(judge("")).toEqual(["has 0 test cases instead of 2"]);
  expect(judge(`/*\n${content}*/`)).toEqual(["has 0 test cases instead of 2"]);
  const gone = [{ path, reason: "is deleted" }];
  expect(weakenedTests([{ path, content }], [], [])).toEqual(gone);
  for (const to of ["src/a/sum.ts", "src/a/sum.test.ts.txt", "src/a/old/sum.test.ts"])
    expect(weakenedTests([{ path, content }], [{ path: to, content }], [])).toEqual(gone);
});

test.each([
  ["cases are added", 'test("adds"', 'test("more", () => assert.ok(1));\ntest("adds"'],
  ["a comment goes", "", "// test.skip\n"],
  ["a title speaks of it", '"of nothing"', '"of nothing, without test.skip or only: true"'],
  ["an option says no", '"adds", ', '"adds", { skip: false }, '],
  ["values are corrected", "2 + 2, 4", "2 + 3, 5"],
])("a test is not weaker where %s", (_, from, to) => {
  expect(replaced(from, to)).toEqual([]);
});

test.each([
  ["src/a/test_sum.py", "def test_sum():\n    assert 1 + 1 == 2\n", "def test_sum():\n    pass  # assert\n"],
  ["src/a/test_sum.py", "def test_a():\n    assert 1\n", '"""\nassert 1\n"""\ndef test_a():\n    pass\n'],
  ["src/a/test_sum.py", "def test_a():\n    assert 1\n", "@pytest.mark.skip\ndef test_a():\n    assert 1\n"],
  [
    "src/a/sum_test.go",
    'func TestSum(t *testing.T) {\n\tt.Error("x")\n}\n',
    "func TestSum(t *testing.T) {\n\tt.Skip()\n}\n",
  ],
  [
    "src/a/sum_test.rs",
    "#[test]\nfn a<'a>() { assert!(true) }\n",
    "#[test]\n#[ignore]\nfn a<'a>() { assert!(true) }\n",
  ],
  ["src/a/sum_test.rs", "#[test]\nfn a() { assert!(true) }\n", "fn a() { assert!(true) }\n"],
  [
    "src/a/SumTest.java",
    "@Test void a() { assertEquals(1, x); }\n",
    "@Test @Disabled void a() { assertEquals(1, x); }\n",
  ],
])("other languages: %s", (file, before, after) => {
  expect(judge(before, { path: file, content: before })).toEqual([]);
  expect(judge(after, { path: file, content: before })).toHaveLength(1);
});

test.each([
  ["src/a/sum.test.ts asserts nothing that could fail: delete it", []],
  ["The case in sum.test.ts is wrong", []],
  ["checksum.test.ts is wrong", ["is deleted"]],
  ["src/b/sum.test.ts is wrong", ["is deleted"]],
  ["Delete the tests", ["is deleted"]],
])("what %j asks for", (asked, reasons) => {
  expect(weakenedTests([{ path, content }], [], [asked]).map(({ reason }) => reason)).toEqual(reasons);
});

test.each([
  ["src/a/sum.test.ts", true],
  ["src/a/sum.spec.tsx", true],
  ["src/a/test.ts", true],
  ["src/a/test-sum.mjs", true],
  ["src/a/test_sum.py", true],
  ["src/a/sum_test.go", true],
  ["tests/all.rs", true],
  ["src/a/SumTests.cs", true],
  ["src/a/sum.ts", false],
  ["src/a/attest.ts", false],
  ["src/a/latest/sum.ts", false],
])("%s holds tests: %s", (name, expected) => {
  expect(isTestFile(name)).toBe(expected);
});

test("a hostile text is counted at once", () => {
  for (const piece of ["/*", "`", '"', "'\n", "//", "test.", "it(", "xit", "skip :", "\\"]) {
    const long = piece.repeat(50_000);
    expect(weakenedTests([{ path, content: long }], [{ path, content: `${long} ` }], ["x".repeat(10)])).toEqual([]);
  }
});
