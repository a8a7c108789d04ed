import { expect, test } from "vitest";
import { newProjectSchema } from "#lib/domain/api/project.ts";
import { emptyDraft, modelOf, nameOf, problemsOf, toEstimateRequest, toNewProject } from "./brief-draft.ts";

test("an empty draft lacks a brief, and nothing else", () => {
  expect(problemsOf(emptyDraft)).toEqual({ brief: "Describe what is to be built." });
});

test.each(["0", "-1", "abc", "1e3", "1,50"])("%s is no amount", (budgetUsd) => {
  expect(problemsOf({ ...emptyDraft, brief: "x", budgetUsd })).toHaveProperty("budgetUsd");
});

test("what is sent passes the server's own schema", () => {
  const draft = {
    ...emptyDraft,
    brief: " # A till\nfor a bakery ",
    budgetUsd: "2.50",
    models: { builder: "openai/qwen/coder:30b" },
  };
  expect(newProjectSchema.parse(toNewProject(draft))).toEqual({
    name: "A till",
    brief: "# A till\nfor a bakery",
    budgetUsd: "2.50",
    roles: { builder: [{ provider: "openai", model: "qwen/coder:30b" }] },
    settings: { parallel: 4, reviews: 3, repairs: 3, askBeforeMerge: false, context: "slice", atCap: "ask" },
  });
});

test("an estimate asks with the length of the brief, not with its words", () => {
  expect(toEstimateRequest({ ...emptyDraft, brief: "abc" })).toMatchObject({ briefCharacters: 3 });
});

test("a long first line is cut at a word for a name", () => {
  const brief = "An order desk for a small bakery that takes orders by phone and prints them";
  expect(nameOf({ ...emptyDraft, brief })).toBe("An order desk for a small bakery that takes orders by phone…");
});

test("a name that is no model is none", () => {
  expect(modelOf("nonsense")).toBeUndefined();
  expect(modelOf("anthropic/")).toBeUndefined();
});

test("caps of builds and roles are sent where they are given, and an odd one is told", () => {
  const draft = {
    ...emptyDraft,
    brief: "A shop.",
    buildBudgetUsd: " 3 ",
    roleBudgetsUsd: { builder: "2", architect: "" },
  };
  expect(newProjectSchema.parse(toNewProject(draft))).toMatchObject({
    buildBudgetUsd: "3",
    roleBudgetsUsd: { builder: "2" },
  });
  expect(Object.keys(problemsOf({ ...draft, roleBudgetsUsd: { builder: "two" } }))).toEqual(["budgets"]);
});
