import assert from "node:assert/strict";
import test from "node:test";
import { meshChunk } from "./index.ts";
import { readQuads } from "./read-quads.ts";
import { flatWorld, worldOf } from "./test-world.ts";

const solidFaces = (world: ReturnType<typeof worldOf>, cx = 0): number[] =>
  readQuads(meshChunk(world, cx, 0).solid).map(({ face }) => face);

test("two blocks side by side hide the faces between them", () => {
  const quads = readQuads(meshChunk(worldOf([4, 20, 4, "stone"], [5, 20, 4, "dirt"]), 0, 0).solid);
  assert.equal(quads.length, 10);
  assert.ok(!quads.some(({ min, max }) => min[0] === 5 && max[0] === 5));
});

test("a block hides the face of its neighbour in the next chunk", () => {
  const world = worldOf([15, 20, 4, "stone"], [16, 20, 4, "dirt"]);
  assert.deepEqual(solidFaces(world).sort(), [1, 2, 3, 4, 5]);
  assert.deepEqual(solidFaces(world, 1).sort(), [0, 2, 3, 4, 5]);
});

test("land without an end shows nothing but its top", () => {
  assert.deepEqual([...new Set(solidFaces(flatWorld(20)))], [2]);
});

test("the bottom of the world is not drawn", () => {
  assert.ok(!solidFaces(worldOf([4, 0, 4, "stone"])).includes(3));
});

test("glass hides no face of stone, but faces between glass are left out", () => {
  assert.equal(solidFaces(worldOf([4, 20, 4, "stone"], [5, 20, 4, "glass"])).length, 11);
  assert.equal(solidFaces(worldOf([4, 20, 4, "glass"], [5, 20, 4, "glass"])).length, 6);
});

test("leaves are see-through for what is behind, not for each other", () => {
  assert.equal(solidFaces(worldOf([4, 20, 4, "leaves"], [5, 20, 4, "leaves"])).length, 6);
  assert.equal(solidFaces(worldOf([4, 20, 4, "leaves"], [5, 20, 4, "log"])).length, 11);
});

test("water goes to its own part, shows no face towards water, and its surface is lowered", () => {
  const mesh = meshChunk(worldOf([4, 20, 4, "water"], [4, 21, 4, "water"]), 0, 0);
  assert.equal(mesh.solid.quads, 0);
  const quads = readQuads(mesh.water);
  assert.equal(quads.filter(({ face }) => face === 2).length, 1);
  assert.equal(quads.filter(({ face }) => face === 3).length, 1);
  const top = quads.find(({ face }) => face === 2);
  assert.deepEqual(top?.lowered, [true, true, true, true]);
  for (const { corners, lowered } of quads) {
    corners.forEach((corner, i) => assert.equal(lowered[i], corner[1] === 22));
  }
});

test("a plant is two crossed quads and hides nothing", () => {
  const quads = readQuads(meshChunk(worldOf([4, 20, 4, "stone"], [4, 21, 4, "poppy"]), 0, 0).solid);
  assert.equal(quads.filter(({ face }) => face === 6).length, 2);
  assert.equal(quads.filter(({ face }) => face === 2).length, 1);
});
