import assert from "node:assert/strict";
import test from "node:test";
import { idOf } from "../blocks/index.ts";
import type { Vec3 } from "./contract.ts";
import { createWorld, raycast } from "./index.ts";

/** An empty world with one block of the given kind at (4, 20, 4). */
function worldWith(name: Parameters<typeof idOf>[0]) {
  const world = createWorld(() => undefined);
  world.stream(0, 0, 2, 100);
  world.set(4, 20, 4, idOf(name));
  return world;
}

function towards(from: Vec3, to: Vec3): Vec3 {
  const [x, y, z] = [to[0] - from[0], to[1] - from[1], to[2] - from[2]];
  const length = Math.hypot(x, y, z);
  return [x / length, y / length, z / length];
}

test("a ray along an axis meets the block by the face that looks back", () => {
  const world = worldWith("stone");
  const centre: Vec3 = [4.5, 20.5, 4.5];
  for (const face of [
    [1, 0, 0],
    [-1, 0, 0],
    [0, 1, 0],
    [0, -1, 0],
    [0, 0, 1],
    [0, 0, -1],
  ] as const) {
    const from: Vec3 = [centre[0] + face[0] * 3, centre[1] + face[1] * 3, centre[2] + face[2] * 3];
    const hit = raycast(world, from, towards(from, centre), 5);
    assert.deepEqual(hit?.block, [4, 20, 4]);
    assert.deepEqual(hit?.face, [...face]);
    assert.ok(Math.abs((hit?.distance ?? 0) - 2.5) < 1e-9);
  }
});

test("a slanted ray meets it too, and one that passes beside it does not", () => {
  const world = worldWith("stone");
  const from: Vec3 = [1.2, 22.9, 1.7];
  assert.deepEqual(raycast(world, from, towards(from, [4.5, 20.5, 4.5]), 6)?.block, [4, 20, 4]);
  assert.equal(raycast(world, from, towards(from, [4.5, 23.5, 4.5]), 6), undefined);
});

test("what lies beyond the reach is not met", () => {
  const world = worldWith("stone");
  assert.equal(raycast(world, [4.5, 20.5, 10.5], [0, 0, -1], 5), undefined);
  assert.deepEqual(raycast(world, [4.5, 20.5, 10.5], [0, 0, -1], 5.6)?.block, [4, 20, 4]);
});

test("water is passed through, a plant is met", () => {
  assert.equal(raycast(worldWith("water"), [4.5, 20.5, 8.5], [0, 0, -1], 5), undefined);
  assert.deepEqual(raycast(worldWith("poppy"), [4.5, 20.5, 8.5], [0, 0, -1], 5)?.block, [4, 20, 4]);
});

test("a ray that starts inside a block answers it without a face", () => {
  const hit = raycast(worldWith("stone"), [4.5, 20.5, 4.5], [0, 0, -1], 5);
  assert.deepEqual(hit, { block: [4, 20, 4], face: [0, 0, 0], distance: 0 });
});
