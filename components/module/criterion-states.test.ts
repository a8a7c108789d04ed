import { expect, test } from "vitest";
import { criterionStates } from "./criterion-states.ts";

const ran = (criterionId: string, outcome: "green" | "red" | "empty" | "unexecuted", scope = "criterion") => ({
  criterionId,
  outcome,
  scope,
});
const acceptance = ["a", "b", "c", "d", "e"].map((id) => ({ id, run: `node --test ${id}` }));

test("the last run of a criterion's command says where it stands", () => {
  const checks = [ran("a", "red"), ran("a", "green"), ran("b", "red"), ran("c", "empty"), ran("d", "unexecuted")];
  expect([...criterionStates(acceptance, checks, [])]).toEqual([
    ["a", "shown"],
    ["b", "red"],
    ["c", "empty"],
    ["d", "unexecuted"],
    ["e", "waiting"],
  ]);
});

test("a command that was green before anything was written proves nothing", () => {
  const baseline = [ran("a", "green", "baseline"), ran("b", "red", "baseline")];
  const states = criterionStates(acceptance.slice(0, 2), [...baseline, ran("a", "green"), ran("b", "green")], baseline);
  expect([...states]).toEqual([
    ["a", "proves-nothing"],
    ["b", "shown"],
  ]);
});

test("a criterion without a command is judged by the review", () => {
  expect([...criterionStates([{ id: "feel" }], [], [])]).toEqual([["feel", "judged"]]);
});
