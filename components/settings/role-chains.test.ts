import { expect, test } from "vitest";
import { changeAt, withChain } from "./role-chains.ts";

const pro = { provider: "gemini", model: "pro" } as const;
const flash = { provider: "gemini", model: "flash" } as const;

test("a place is changed, added and emptied", () => {
  expect(changeAt([pro], 0, flash)).toEqual([flash]);
  expect(changeAt([pro], 1, flash)).toEqual([pro, flash]);
  expect(changeAt([pro, flash], 0, undefined)).toEqual([flash]);
});

test("no model stands in a chain twice", () => {
  expect(changeAt([pro, flash], 1, pro)).toEqual([pro]);
});

test("an empty chain gives the role back to its default", () => {
  expect(withChain({ builder: [pro], reviewer: [flash] }, "builder", [])).toEqual({ reviewer: [flash] });
  expect(withChain({}, "builder", [pro])).toEqual({ builder: [pro] });
});
