import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { contractCheck } from "#lib/domain/blueprint/contract-check.ts";
import { parseBlueprint } from "#lib/domain/blueprint/parse-blueprint.ts";
import { acceptAnswer } from "#lib/domain/build/accept-answer.ts";
import { createAnswerParser } from "#lib/domain/build/parse-answer.ts";
import { allPrompts } from "../all-prompts.ts";
import { findExamples } from "../find-examples.ts";

const nonce = "7f3a";
const { text } = allPrompts["build-module"].render({ nonce, sandbox: "" });
const [document = ""] = findExamples(allPrompts["draft-blueprint"].render({ sandbox: "" }).text, "blueprint");
const { blueprint } = parseBlueprint(document);
const amounts = blueprint?.modules.find(({ id }) => id === "amounts");
const folder = mkdtempSync(join(tmpdir(), "example-"));
afterAll(() => rmSync(folder, { recursive: true }));

function parse(name: string) {
  const [example = ""] = findExamples(text, name);
  const parser = createAnswerParser(nonce);
  parser.push(example);
  return parser.end();
}

test("the example's answer yields its files, and breaks no rule", () => {
  if (!blueprint || !amounts) throw new Error("the draft's example cannot be read");
  const answer = parse("answer");
  const accepted = acceptAnswer({ answer, module: amounts, blueprint, existing: [] });
  expect(accepted).toMatchObject({ ok: true, value: { remove: [], answers: [], rest: [] } });
  expect(accepted.ok && accepted.value.write.map(({ path }) => path)).toEqual([
    "src/amounts/index.ts",
    "src/amounts/parse-amount.ts",
    "src/amounts/format-amount.ts",
    "src/amounts/format-amount.test.ts",
  ]);
});

test("with them the module compiles against its contract and passes its guard and its own tests", () => {
  const check = amounts && contractCheck(amounts);
  const files = [
    ...(blueprint?.files ?? []),
    ...(amounts?.contracts ?? []),
    ...(amounts?.guards ?? []),
    ...(check ? [check] : []),
    ...parse("answer").files,
  ];
  for (const { path, content } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
  const run = (program: string, ...args: string[]) => execFileSync(program, args, { cwd: folder, encoding: "utf8" });
  expect(run(resolve("node_modules/.bin/tsc"), "--noEmit")).toBe("");
  // Vitest's own variables would make a test run inside a test run say nothing.
  const { NODE_OPTIONS: _, NODE_TEST_CONTEXT: __, ...env } = process.env;
  const tests = execFileSync(process.execPath, ["--test", "--test-reporter=tap"], {
    cwd: folder,
    encoding: "utf8",
    env,
  });
  expect(tests).toContain("# pass 4\n# fail 0");
});

test("the example of a blocked answer is one", () => {
  expect(parse("blocked")).toMatchObject({
    files: [],
    problems: [],
    blocked: { by: "contract", evidence: expect.stringMatching(/^The section says /) },
  });
});

test("the tags that the rules show are tags", () => {
  const parser = createAnswerParser(nonce);
  parser.push(text.slice(text.indexOf("## The form of your answer"), text.indexOf("## An example")));
  expect(parser.end()).toEqual({
    files: [{ path: "src/example/index.ts", content: "the whole text of the file" }],
    edits: [{ path: "src/example/index.ts", replacements: [{ search: "the old lines", replace: "the new lines" }] }],
    deletes: ["src/example/old.ts"],
    answers: [],
    blocked: { by: "contract", evidence: "the evidence" },
    problems: [],
  });
});
