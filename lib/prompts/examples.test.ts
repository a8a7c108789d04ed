import { expect, test } from "vitest";
import { allPrompts } from "./all-prompts.ts";
import { findExamples } from "./find-examples.ts";

const answers = [
  { id: "review-module", name: "verdict", examples: 3 },
  { id: "review-integration", name: "verdict", examples: 1 },
  { id: "rule-on-contest", name: "reply", examples: 2 },
  { id: "rule-on-blocked", name: "reply", examples: 2 },
  { id: "rule-on-red", name: "reply", examples: 1 },
] as const;

test.each(answers)("each JSON example of $id is an answer that we accept", ({ id, name, examples }) => {
  const { reply, render } = allPrompts[id];
  const found = findExamples(render({}).text, name).map((text) => JSON.parse(text));
  expect(found).toHaveLength(examples);
  expect(found.map((value) => reply.schema.parse(value))).toEqual(found);
});

test("a verdict of the examples blocks exactly when it asks for changes", () => {
  for (const id of ["review-module", "review-integration"] as const) {
    const { reply, render } = allPrompts[id];
    for (const text of findExamples(render({}).text, "verdict")) {
      const { verdict, findings } = reply.schema.parse(JSON.parse(text));
      expect(findings.some(({ severity }) => severity !== "minor")).toBe(verdict === "changes");
    }
  }
});
