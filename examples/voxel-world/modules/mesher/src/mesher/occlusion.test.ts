import assert from "node:assert/strict";
import test from "node:test";
import { occlusionOf } from "./corner-shade.ts";
import { meshChunk } from "./index.ts";
import { readQuads } from "./read-quads.ts";
import { flatWorld, worldOf } from "./test-world.ts";
import { idOf } from "../blocks/index.ts";

test("each neighbour of a corner takes one step of light, the two sides together all three", () => {
  assert.equal(occlusionOf(0, 0, 0), 3);
  assert.deepEqual([occlusionOf(1, 0, 0), occlusionOf(0, 1, 0), occlusionOf(0, 0, 1)], [2, 2, 2]);
  assert.deepEqual([occlusionOf(1, 0, 1), occlusionOf(0, 1, 1)], [1, 1]);
  assert.deepEqual([occlusionOf(1, 1, 0), occlusionOf(1, 1, 1)], [0, 0]);
});

/** Occlusion of the floor's top face at (x, z), by corner place. */
function floorCorners(world: ReturnType<typeof flatWorld>, x: number, z: number): Map<string, number> {
  const quad = readQuads(meshChunk(world, 0, 0).solid).find(
    ({ face, min, max }) =>
      face === 2 && min[1] === 21 && (min[0] ?? 0) <= x && (max[0] ?? 0) > x && (min[2] ?? 0) <= z && (max[2] ?? 0) > z,
  );
  return new Map(quad?.corners.map((corner, i) => [`${corner[0]} ${corner[2]}`, quad.occlusion[i] ?? -1]));
}

test("beside a wall the floor's near corners are darker than its far ones", () => {
  const world = flatWorld(20);
  for (let z = 0; z < 16; z++) world.set(8, 21, z, idOf("stone"));
  const corners = floorCorners(world, 7, 5);
  assert.equal(corners.get("8 5"), 1);
  assert.equal(corners.get("8 6"), 1);
  assert.equal(corners.get("7 5"), 3);
  assert.equal(corners.get("7 6"), 3);
});

test("in the corner of two walls the floor is darkest, and its gradient runs along the diagonal", () => {
  const world = flatWorld(20);
  world.set(8, 21, 7, idOf("stone"));
  world.set(7, 21, 8, idOf("stone"));
  const corners = floorCorners(world, 7, 7);
  assert.equal(corners.get("8 8"), 0);
  assert.equal(corners.get("7 7"), 3);
});

test("faces that differ in shade are not merged", () => {
  const world = flatWorld(20);
  world.set(8, 21, 8, idOf("stone"));
  const floor = readQuads(meshChunk(world, 0, 0).solid).filter(({ face, min }) => face === 2 && min[1] === 21);
  for (const { occlusion, min, max } of floor) {
    const single = (max[0] ?? 0) - (min[0] ?? 0) === 1 && (max[2] ?? 0) - (min[2] ?? 0) === 1;
    assert.ok(single || new Set(occlusion).size === 1);
  }
  assert.ok(floor.length > 8);
});

test("a face in the open has no occlusion", () => {
  for (const { occlusion } of readQuads(meshChunk(worldOf([4, 20, 4, "stone"]), 0, 0).solid)) {
    assert.deepEqual(occlusion, [3, 3, 3, 3]);
  }
});

test("in the dark, where nobody sees it, there is no occlusion, and walls merge", () => {
  const world = flatWorld(40);
  for (let x = 3; x < 9; x++) for (let z = 3; z < 9; z++) for (let y = 10; y < 14; y++) world.set(x, y, z, idOf("air"));
  const cave = readQuads(meshChunk(world, 0, 0).solid).filter(({ max }) => (max[1] ?? 0) < 20);
  assert.equal(cave.length, 6);
  world.set(5, 10, 5, idOf("lantern"));
  assert.ok(readQuads(meshChunk(world, 0, 0).solid).filter(({ max }) => (max[1] ?? 0) < 20).length > 40);
});
