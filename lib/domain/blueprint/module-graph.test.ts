import fc from "fast-check";
import { expect, test } from "vitest";
import {
  allDependantsOf,
  dependantsOf,
  dependenciesOf,
  findCycles,
  moduleLayers,
  topologicalOrder,
} from "./module-graph.ts";

const graph = (edges: Record<string, readonly string[]>) =>
  Object.entries(edges).map(([id, depends]) => ({ id, depends }));

const diamond = graph({ top: ["left", "right"], left: ["base"], right: ["base", "gone"], base: [] });

test("layers hold what can be built beside each other", () => {
  expect(moduleLayers(diamond)).toEqual([["base"], ["left", "right"], ["top"]]);
});

test("dependants and dependencies, near and far", () => {
  expect(dependantsOf(diamond, "base")).toEqual(["left", "right"]);
  expect([...allDependantsOf(diamond, "base")].sort()).toEqual(["left", "right", "top"]);
  expect([...dependenciesOf(diamond, "top")].sort()).toEqual(["base", "left", "right"]);
});

test("each circle is named once, the short way round", () => {
  expect(findCycles(diamond)).toEqual([]);
  expect(findCycles(graph({ a: ["b"], b: ["c", "a"], c: ["a"], d: ["d"], e: ["a"] }))).toEqual([
    ["a", "b", "a"],
    ["d", "d"],
  ]);
});

const edges = fc.array(fc.tuple(fc.nat(8), fc.nat(8)), { maxLength: 14 }).map((pairs) =>
  Array.from({ length: 9 }, (_, node) => ({
    id: `m${node}`,
    depends: pairs.filter(([from]) => from === node).map(([, to]) => `m${to}`),
  })),
);

test("a graph has an order of all its modules exactly when it has no circle", () => {
  fc.assert(
    fc.property(edges, (modules) => {
      const order = topologicalOrder(modules);
      expect(order.length === modules.length).toBe(findCycles(modules).length === 0);
      for (const { id, depends } of modules) {
        if (!order.includes(id)) continue;
        for (const other of depends) expect(order.indexOf(other)).toBeLessThan(order.indexOf(id));
      }
      for (const cycle of findCycles(modules)) {
        for (const [index, id] of cycle.slice(0, -1).entries()) {
          expect(modules.find((module) => module.id === id)?.depends).toContain(cycle[index + 1]);
        }
      }
    }),
    { numRuns: 500 },
  );
});
