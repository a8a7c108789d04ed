import { expect, test } from "vitest";
import { unpricedWords } from "./estimate-words.ts";

const role = (model: string, priced: boolean) => ({ role: "builder", model, low: "0", high: "0", priced });

test("a model without a price is named beside the range that it is not in", () => {
  expect(unpricedWords({ byRole: [role("opus", true)] })).toBe("");
  expect(unpricedWords({ byRole: [role("opus", true), role("local", false), role("local", false)] })).toBe(
    ", without local, whose price is not known",
  );
});
