import assert from "node:assert/strict";
import test from "node:test";
import { idOf } from "../blocks/index.ts";
import type { Wish } from "./contract.ts";
import { createPlayer } from "./index.ts";
import { plain, still } from "./test-ground.ts";

function walk(world: ReturnType<typeof plain>, wish: Partial<Wish>, seconds: number, fps = 60) {
  const player = createPlayer([0.5, 10, 0.5]);
  for (let i = 0; i < seconds * fps; i++) player.step(world, { ...still, ...wish }, 1 / fps);
  return player;
}

test("a body falls to the ground and stands there", () => {
  const world = plain();
  const player = createPlayer([0.5, 15, 0.5]);
  for (let i = 0; i < 120; i++) player.step(world, still, 1 / 60);
  assert.equal(player.onGround, true);
  assert.ok(Math.abs(player.position[1] - 10) < 0.01);
});

test("on flat ground a person walks 4.3 blocks a second to the north, and sprints 6", () => {
  const walked = walk(plain(), { forward: 1 }, 4).position;
  assert.ok(Math.abs(0.5 - walked[2] - 4 * 4.3) < 0.3, `${walked[2]}`);
  assert.ok(Math.abs(walked[0] - 0.5) < 1e-6);
  const sprinted = walk(plain(), { forward: 1, sprint: true }, 4).position;
  assert.ok(Math.abs(0.5 - sprinted[2] - 4 * 6) < 0.4, `${sprinted[2]}`);
});

test("walking aslant is no faster, and backwards is no sprint", () => {
  const [x, , z] = walk(plain(), { forward: 1, right: 1 }, 4).position;
  assert.ok(Math.abs(Math.hypot(x - 0.5, z - 0.5) - 4 * 4.3) < 0.3);
  assert.ok(walk(plain(), { forward: -1, sprint: true }, 4).position[2] < 4 * 4.4);
});

test("the way does not depend on the number of frames", () => {
  const slow = walk(plain(), { forward: 1 }, 3, 20).position[2];
  const quick = walk(plain(), { forward: 1 }, 3, 144).position[2];
  assert.ok(Math.abs(slow - quick) < 0.2);
});

function reachesTop(steps: number): boolean {
  const world = plain();
  for (let x = -2; x <= 2; x++) {
    for (let z = -9; z <= -4; z++) for (let y = 0; y < steps; y++) world.set(x, 10 + y, z, idOf("stone"));
  }
  return walk(world, { forward: 1, jump: true }, 3).position[1] >= 10 + steps - 0.01;
}

test("a jump reaches the top of one block and not of two", () => {
  assert.equal(reachesTop(1), true);
  assert.equal(reachesTop(2), false);
});

test("a wall is slid along", () => {
  const world = plain();
  for (let x = -20; x <= 20; x++) for (const y of [10, 11]) world.set(x, y, -3, idOf("stone"));
  const [x, , z] = walk(world, { forward: 1, right: 1 }, 2).position;
  assert.ok(Math.abs(z - (-2 + 0.3)) < 0.01, `${z}`);
  assert.ok(x > 4);
});

test("where the land is not loaded yet a body stands still", () => {
  const world = plain();
  const player = createPlayer([5000, 40, 0]);
  for (let i = 0; i < 60; i++) player.step(world, { ...still, forward: 1 }, 1 / 60);
  assert.deepEqual(player.position, [5000, 40, 0]);
});

test("a body overlaps the two blocks that it stands in and none beside", () => {
  const player = createPlayer([0.5, 10, 0.5]);
  assert.equal(player.overlaps([0, 10, 0]), true);
  assert.equal(player.overlaps([0, 11, 0]), true);
  assert.equal(player.overlaps([0, 12, 0]), false);
  assert.equal(player.overlaps([0, 9, 0]), false);
  assert.equal(player.overlaps([1, 10, 0]), false);
});
