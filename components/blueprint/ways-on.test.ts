import { expect, test } from "vitest";
import { moduleState } from "#components/modules/module-fixtures.ts";
import { waysOn } from "./ways-on.ts";

const live = {
  modules: [
    moduleState("a", { impact: "added", status: "ended", outcome: "merged" }),
    moduleState("b", { impact: "added", status: "building" }),
    moduleState("c", { impact: "added", status: "deciding" }),
    moduleState("d", { impact: "unchanged", status: "ended" }),
  ],
};

test("finishing first builds the rest and then what is stale; stopping builds everything anew, once", () => {
  const edit = [
    { id: "a", impact: "recheck" },
    { id: "c", impact: "rebuild" },
  ] as const;
  expect(waysOn(live, edit)).toEqual({ finish: 2, instead: 3 });
});

test("what the newer version no longer has is not built instead", () => {
  expect(waysOn(live, [{ id: "b", impact: "removed" }])).toEqual({ finish: 1, instead: 2 });
});
