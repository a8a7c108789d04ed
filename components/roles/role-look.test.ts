import { expect, test } from "vitest";
import { byHue, roleLook } from "./role-look.ts";

test("the hues stand together, and what is unknown comes last", () => {
  const roles = ["painter", "builder", "reviewer", "designer", "architect"].map((role) => ({ role }));
  expect(roles.toSorted(byHue).map(({ role }) => role)).toEqual([
    "architect",
    "reviewer",
    "builder",
    "designer",
    "painter",
  ]);
});

test("a role that is not known has no hue", () => {
  expect(roleLook("painter")).toEqual({ label: "painter", hue: undefined });
  expect(roleLook("constructor").hue).toBeUndefined();
});
