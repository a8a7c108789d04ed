import { expect, test } from "vitest";
import { choose, chooseAll, tally } from "./hunk-choices.ts";

const hunk = (id: string, conflicts = false) => ({ id, from: 1, removed: [], added: ["x"], conflicts });
const all = [hunk("h1"), hunk("h2", true), hunk("h3")];

test("a choice can be changed and taken back", () => {
  const accepted = choose({}, "h1", "accepted");
  expect(accepted).toEqual({ h1: "accepted" });
  expect(choose(accepted, "h1", "rejected")).toEqual({ h1: "rejected" });
  expect(choose(accepted, "h1", "accepted")).toEqual({});
});

test("what is in conflict is never accepted", () => {
  expect(chooseAll(all, "accepted")).toEqual({ h1: "accepted", h2: "rejected", h3: "accepted" });
  expect(tally(all, { h1: "accepted", h2: "accepted" })).toEqual({ accepted: ["h1"], rejected: 1, undecided: 1 });
});
