import { expect, test } from "vitest";
import { parseAnswer } from "../../domain/build/parse-answer.ts";
import { chooseReply } from "./choose-reply.ts";
import { renderReply } from "./render-reply.ts";

test("an answer's tags carry the packet's nonce and are read back whole", () => {
  const text = renderReply(
    {
      form: "answer",
      files: [{ path: "src/a.ts", content: "export const a = 1;\n" }],
      edits: [{ path: "src/b.ts", body: "<<<<<<< SEARCH\nold\n=======\nnew\n>>>>>>> REPLACE\n" }],
      deletes: ["src/c.ts"],
      findings: [{ finding: 2, is: "fixed", reason: "It is.\n" }],
    },
    "7f3a",
    ["f1", "f4"],
  );
  expect(parseAnswer(text, "7f3a")).toMatchObject({
    files: [{ path: "src/a.ts", content: "export const a = 1;" }],
    edits: [{ path: "src/b.ts", replacements: [{ search: "old", replace: "new" }] }],
    deletes: ["src/c.ts"],
    answers: [{ finding: "f4", is: "fixed", reason: "It is." }],
    problems: [],
  });
});

test("an answer to a finding that the packet does not have is left out", () => {
  const findings = [{ finding: 1, is: "contested" as const, reason: "No." }];
  const content = { form: "answer" as const, files: [], edits: [], deletes: [], findings };
  expect(renderReply(content, "7f3a", [])).toBe("\n");
});

test("findings are put into JSON by their place, and rulings on others are left out", () => {
  const json = JSON.stringify({
    verdict: "approved",
    rulings: [
      { finding: "{{finding:1}}", is: "fixed" },
      { finding: "{{finding:2}}", is: "fixed" },
    ],
  });
  expect(JSON.parse(renderReply({ form: "json", json }, "7f3a", ["f3"]))).toEqual({
    verdict: "approved",
    rulings: [{ finding: "f3", is: "fixed" }],
  });
});

test("of the replies that fit, the one that says most about when is given", () => {
  const replies = [
    { prompt: "review-module", document: "any" },
    { prompt: "review-module", module: "terrain", round: 1, document: "first" },
    { prompt: ["review-module", "other"], module: "terrain", round: 1, edit: "e", document: "edited" },
  ];
  const key = { promptId: "review-module", moduleId: "terrain", round: 1, edits: [] };
  expect(chooseReply(replies, key)?.document).toBe("first");
  expect(chooseReply(replies, { ...key, round: 2 })?.document).toBe("any");
  expect(chooseReply(replies, { ...key, edits: ["e"] })?.document).toBe("edited");
  expect(chooseReply(replies, { ...key, promptId: "rule-on-red" })).toBeUndefined();
});

test("a first answer is given while nothing was answered, and not again", () => {
  const replies = [{ prompt: "build-module", round: 1, repair: 0, document: "first" }];
  const key = { promptId: "build-module", moduleId: "terrain", round: 1, edits: [] };
  expect(chooseReply(replies, key)?.document).toBe("first");
  expect(chooseReply(replies, { ...key, repair: 1 })).toBeUndefined();
});

test("two replies that fit equally well are a mistake in the script", () => {
  const replies = [
    { prompt: "p", module: "m", document: "a" },
    { prompt: "p", round: 1, document: "b" },
  ];
  expect(() => chooseReply(replies, { promptId: "p", moduleId: "m", round: 1, edits: [] })).toThrow("equally well");
});
