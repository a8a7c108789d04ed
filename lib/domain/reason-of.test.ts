import { expect, test } from "vitest";
import { reasonOf } from "./reason-of.ts";

test("what an error says fits into a sentence", () => {
  expect(reasonOf(new Error("\nInvalid call:\n\n  there is no table.\n"))).toBe("Invalid call: there is no table");
  expect(reasonOf("no daemon answers")).toBe("no daemon answers");
});
