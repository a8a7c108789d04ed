import assert from "node:assert/strict";
import test from "node:test";
import { blockOf, idOf } from "../blocks/index.ts";
import { meshChunk } from "./index.ts";
import { readQuads } from "./read-quads.ts";
import { flatWorld, worldOf } from "./test-world.ts";

test("a bare floor of 16 × 16 has one top face that repeats its tile", () => {
  const quads = readQuads(meshChunk(flatWorld(20), 0, 0).solid);
  assert.equal(quads.length, 1);
  assert.deepEqual([quads[0]?.min, quads[0]?.max], [
    [0, 21, 0],
    [16, 21, 16],
  ]);
});

test("different tiles are not merged", () => {
  const tops = readQuads(meshChunk(worldOf([4, 20, 4, "stone"], [5, 20, 4, "sand"]), 0, 0).solid).filter(
    ({ face }) => face === 2,
  );
  assert.deepEqual(tops.map(({ tile }) => tile).sort(), [blockOf(idOf("stone")).top, blockOf(idOf("sand")).top].sort());
});

test("merging covers exactly the faces that show: a staircase has the same area as its single faces", () => {
  const steps = Array.from({ length: 8 }, (_, i) =>
    Array.from({ length: i + 1 }, (_, y) => [2 + i, 10 + y, 6, "planks"] as const),
  ).flat();
  const quads = readQuads(meshChunk(worldOf(...steps), 0, 0).solid);
  const area = (face: number): number =>
    quads
      .filter((quad) => quad.face === face)
      .reduce((sum, { min, max }) => {
        const sides = [0, 1, 2].map((axis) => (max[axis] ?? 0) - (min[axis] ?? 0)).filter((side) => side > 0);
        return sum + (sides[0] ?? 0) * (sides[1] ?? 0);
      }, 0);
  assert.equal(area(4), 36);
  assert.equal(area(5), 36);
  assert.equal(area(2), 8);
  assert.equal(area(3), 8);
  assert.equal(area(0), 8);
  assert.equal(area(1), 8);
});

test("the lowest row of the water's side is not lowered with its surface", () => {
  const water = [20, 21, 22].map((y) => [4, y, 4, "water"] as const);
  const east = readQuads(meshChunk(worldOf(...water), 0, 0).water).filter(({ face }) => face === 0);
  const rows = east.map(({ min, max }) => [min[1], max[1]]).sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
  assert.equal(rows[0]?.[0], 20);
  assert.equal(rows.at(-1)?.[1], 23);
  const below = east.filter(({ max }) => (max[1] ?? 0) < 23);
  assert.ok(below.every(({ lowered }) => !lowered.includes(true)));
});
