import { expect, test } from "vitest";
import { applyReplacements } from "#lib/domain/build/apply-replacements.ts";
import { createAnswerParser } from "#lib/domain/build/parse-answer.ts";
import { allPrompts } from "../all-prompts.ts";
import { findExamples } from "../find-examples.ts";

const nonce = "0b1c";
const values = { nonce, sandbox: "" };

function parse(id: "build-module" | "fix-module") {
  const [example = ""] = findExamples(allPrompts[id].render(values).text, "answer");
  const parser = createAnswerParser(nonce);
  parser.push(example);
  return parser.end();
}

test("the example's answer is read whole: two edits, and an answer to each finding", () => {
  const { files, edits, deletes, answers, problems } = parse("fix-module");
  expect({ files, deletes, problems }).toEqual({ files: [], deletes: [], problems: [] });
  expect(edits.map(({ path }) => path)).toEqual(["src/amounts/format-amount.ts", "src/amounts/format-amount.test.ts"]);
  expect(answers.map(({ finding, is }) => [finding, is])).toEqual([
    ["f1", "fixed"],
    ["f2", "contested"],
  ]);
});

test("its edits turn the faulty files into those of the builder's example", () => {
  const right = new Map(parse("build-module").files.map(({ path, content }) => [path, content]));
  for (const { path, replacements } of parse("fix-module").edits) {
    const wanted = right.get(path) ?? "";
    const faulty = replacements.reduce((content, { search, replace }) => content.replace(replace, search), wanted);
    expect(faulty).not.toBe(wanted);
    expect(applyReplacements(faulty, replacements)).toEqual({ ok: true, value: wanted });
  }
});
