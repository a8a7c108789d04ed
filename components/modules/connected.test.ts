import { expect, test } from "vitest";
import { connected } from "./connected.ts";

const modules = [
  { id: "noise", depends: [] },
  { id: "blocks", depends: [] },
  { id: "terrain", depends: ["noise"] },
  { id: "main", depends: ["terrain", "hud"] },
  { id: "hud", depends: ["blocks"] },
];

test("what lies up and down the stream of a module, and no sibling", () => {
  expect([...connected(modules, "terrain")].toSorted()).toEqual(["main", "noise", "terrain"]);
  expect([...connected(modules, "blocks")].toSorted()).toEqual(["blocks", "hud", "main"]);
});

test("a circle ends", () => {
  const circle = [
    { id: "a", depends: ["b"] },
    { id: "b", depends: ["a"] },
  ];
  expect([...connected(circle, "a")].toSorted()).toEqual(["a", "b"]);
});
