import assert from "node:assert/strict";
import test from "node:test";
import { idOf } from "../blocks/index.ts";
import { createWorld } from "./index.ts";

const planks = idOf("planks");

function loadedWorld(radius: number) {
  const filled: string[] = [];
  const world = createWorld((cx, cz) => filled.push(`${cx} ${cz}`));
  world.stream(8, 8, radius, 1000);
  return { world, filled };
}

const names = (places: readonly { readonly cx: number; readonly cz: number }[]): string[] =>
  places.map(({ cx, cz }) => `${cx} ${cz}`).sort();

test("streaming loads nearest first and never more than the limit", () => {
  const filled: string[] = [];
  const world = createWorld((cx, cz) => filled.push(`${cx} ${cz}`));
  world.stream(8, 8, 3, 1);
  assert.deepEqual(filled, ["0 0"]);
  world.stream(8, 8, 3, 4);
  assert.deepEqual([...filled].sort(), ["-1 0", "0 -1", "0 0", "0 1", "1 0"]);
  assert.equal(world.size, 5);
  world.stream(8, 8, 3, 1000);
  assert.equal(world.size, 29);
  assert.equal(new Set(filled).size, 29);
});

test("streaming drops chunks beyond the radius plus one and says which", () => {
  const { world } = loadedWorld(2);
  const { dropped } = world.stream(8 + 32, 8, 2, 0);
  assert.deepEqual(names(dropped), ["-1 -1", "-1 1", "-2 0"].sort());
  assert.equal(world.chunk(-2, 0), undefined);
  assert.ok(world.chunk(-1, 0));
});

test("a loaded chunk is stale once, and only when its eight neighbours are there", () => {
  const { world } = loadedWorld(2);
  assert.deepEqual(names(world.takeStale(8, 8, 100)), ["0 0"]);
  assert.deepEqual(world.takeStale(8, 8, 100), []);
  world.stream(8, 8, 3, 1000);
  assert.ok(names(world.takeStale(8, 8, 100)).includes("1 0"));
});

test("stale chunks are handed out nearest first, up to the limit", () => {
  const { world } = loadedWorld(3);
  assert.deepEqual(names(world.takeStale(8, 8, 1)), ["0 0"]);
  assert.deepEqual(names(world.takeStale(8, 8, 4)), ["-1 0", "0 -1", "0 1", "1 0"].sort());
});

test("a change makes its chunk stale, at a border the neighbours too, at a corner the diagonal one", () => {
  const { world } = loadedWorld(5);
  const after = (x: number, z: number): string[] => {
    world.takeStale(8, 8, 1000);
    world.set(x, 20, z, planks);
    return names(world.takeStale(8, 8, 1000));
  };
  assert.deepEqual(after(8, 8), ["0 0"]);
  assert.deepEqual(after(15, 8), ["0 0", "1 0"]);
  assert.deepEqual(after(0, 0), ["-1 -1", "-1 0", "0 -1", "0 0"].sort());
});

test("a lamp makes stale every chunk that its light reaches, when it comes and when it goes", () => {
  const { world } = loadedWorld(5);
  world.takeStale(8, 8, 1000);
  const all = [-1, 0, 1].flatMap((cx) => [-1, 0, 1].map((cz) => `${cx} ${cz}`)).sort();
  world.set(8, 20, 8, idOf("lantern"));
  assert.deepEqual(names(world.takeStale(8, 8, 1000)), all);
  world.set(8, 20, 8, idOf("air"));
  assert.deepEqual(names(world.takeStale(8, 8, 1000)), all);
});
