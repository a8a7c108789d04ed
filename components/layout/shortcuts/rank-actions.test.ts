import { expect, test } from "vitest";
import { rankActions } from "./rank-actions.ts";

const action = (title: string, hidden = false) => ({ id: title, title, section: "Go" as const, hidden, run: () => {} });
const actions = [action("Open timeline"), action("Time to stop"), action("Next row", true), action("Open modules")];
const titles = (typed: string) => rankActions(actions, typed).map(({ title }) => title);

test("nothing typed lists all that may be listed, in their order", () => {
  expect(titles("")).toEqual(["Open timeline", "Time to stop", "Open modules"]);
});

test("letters in order match, beginnings of words first", () => {
  expect(titles("time")).toEqual(["Time to stop", "Open timeline"]);
  expect(titles("om")).toEqual(["Open modules", "Open timeline"]);
  expect(titles("row")).toEqual([]);
});
