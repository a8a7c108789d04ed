import assert from "node:assert/strict";
import test from "node:test";
import { idOf } from "../blocks/index.ts";
import { meshChunk } from "./index.ts";
import { readQuads, type ReadQuad } from "./read-quads.ts";
import { flatWorld } from "./test-world.ts";

/** The floor's face whose rectangle holds the cell. */
function floorAt(quads: readonly ReadQuad[], y: number, x: number, z: number): ReadQuad {
  const found = quads.find(
    ({ face, min, max }) =>
      face === 2 && min[1] === y && (min[0] ?? 0) <= x && (max[0] ?? 0) > x && (min[2] ?? 0) <= z && (max[2] ?? 0) > z,
  );
  assert.ok(found, `no floor at ${x} ${y} ${z}`);
  return found;
}

test("under the open sky light is 15 and no lamp shines", () => {
  const [floor] = readQuads(meshChunk(flatWorld(20), 0, 0).solid);
  assert.deepEqual(floor?.sky, [15, 15, 15, 15]);
  assert.deepEqual(floor?.lamp, [0, 0, 0, 0]);
});

test("light falls with the depth below the skyline, down to 2", () => {
  const lightBelow = (roof: number): number => {
    const world = flatWorld(20);
    for (let x = -2; x < 18; x++) for (let z = -2; z < 18; z++) world.set(x, roof, z, idOf("planks"));
    return floorAt(readQuads(meshChunk(world, 0, 0).solid), 21, 8, 8).sky[0] ?? -1;
  };
  assert.deepEqual([23, 25, 29, 40].map(lightBelow), [12, 9, 3, 2]);
});

test("a lamp lights the floor around it, one less for each block away", () => {
  const world = flatWorld(20);
  world.set(8, 21, 8, idOf("lantern"));
  const quads = readQuads(meshChunk(world, 0, 0).solid);
  const brightest = (x: number): number => Math.max(...floorAt(quads, 21, x, 8).lamp);
  assert.ok(brightest(9) >= 12);
  assert.ok(brightest(9) > brightest(11));
  assert.ok(brightest(11) > brightest(14));
});

test("a lamp lights the next chunk too", () => {
  const world = flatWorld(20);
  world.set(15, 21, 8, idOf("lantern"));
  const quads = readQuads(meshChunk(world, 1, 0).solid);
  assert.ok(Math.max(...floorAt(quads, 21, 0, 8).lamp) >= 12);
});

test("no cell outside the lamp's reach is lit", () => {
  const world = flatWorld(20);
  world.set(-8, 21, 8, idOf("lantern"));
  const quads = readQuads(meshChunk(world, 0, 0).solid);
  assert.equal(Math.max(...floorAt(quads, 21, 12, 8).lamp), 0);
});
