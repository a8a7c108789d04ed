import { expect, test } from "vitest";
import { graphLayout, nodeHeight, nodeWidth } from "./graph-layout.ts";

const module = (id: string, ...depends: string[]) => ({ id, depends });
const game = [
  module("noise"),
  module("blocks"),
  module("terrain", "noise", "blocks"),
  module("hud", "blocks"),
  module("main", "terrain", "hud"),
];

test("a module stands to the right of everything that it depends on", () => {
  const { nodes, edges } = graphLayout(game);
  const xOf = new Map(nodes.map(({ id, x }) => [id, x]));
  expect(edges.map(({ id }) => id)).toEqual([
    "noise>terrain",
    "blocks>terrain",
    "blocks>hud",
    "terrain>main",
    "hud>main",
  ]);
  for (const { from, to } of edges) expect((xOf.get(from) ?? 0) + nodeWidth).toBeLessThan(xOf.get(to) ?? 0);
});

test("no two nodes overlap, and they come column by column", () => {
  const { nodes } = graphLayout(game);
  for (const one of nodes) {
    for (const other of nodes.filter(({ id }) => id !== one.id)) {
      const apart = Math.abs(one.x - other.x) >= nodeWidth || Math.abs(one.y - other.y) >= nodeHeight;
      expect([one.id, other.id, apart]).toEqual([one.id, other.id, true]);
    }
  }
  expect(nodes.map(({ x }) => x)).toEqual(nodes.map(({ x }) => x).toSorted((first, second) => first - second));
});

test("an edge that a longer way implies is told apart", () => {
  const { edges } = graphLayout([module("a"), module("b", "a"), module("c", "a", "b")]);
  expect(edges.map(({ id, implied }) => [id, implied])).toEqual([
    ["a>b", false],
    ["a>c", true],
    ["b>c", false],
  ]);
});

test("the same modules are always laid out the same way", () => {
  expect(graphLayout(game)).toEqual(graphLayout(structuredClone(game)));
});

test("nothing, a dependency that does not exist, and a circle are laid out, too", () => {
  expect(graphLayout([])).toEqual({ nodes: [], edges: [] });
  expect(graphLayout([module("a", "gone")])).toEqual({ nodes: [{ id: "a", x: 0, y: 0 }], edges: [] });
  expect(graphLayout([module("a", "b"), module("b", "a")]).nodes).toHaveLength(2);
});
