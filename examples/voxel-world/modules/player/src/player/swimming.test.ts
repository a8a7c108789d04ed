import assert from "node:assert/strict";
import test from "node:test";
import { idOf } from "../blocks/index.ts";
import { createWorld } from "../world/index.ts";
import { createPlayer } from "./index.ts";
import { still } from "./test-ground.ts";

/** Stone up to y 3, water up to y 19. */
function lake() {
  const world = createWorld((_cx, _cz, blocks) => {
    blocks.fill(idOf("water"), 0, 20 * 256);
    blocks.fill(idOf("stone"), 0, 4 * 256);
  });
  world.stream(0, 0, 3, 1000);
  return world;
}

test("in water a person sinks at 3 blocks a second at most", () => {
  const world = lake();
  const player = createPlayer([0.5, 18, 0.5]);
  for (let i = 0; i < 90; i++) {
    player.step(world, still, 1 / 60);
    assert.ok(player.velocity[1] >= -3.01);
  }
  assert.equal(player.inWater, true);
  assert.ok(player.position[1] < 16);
});

test("holding jump rises to the surface and stays about there", () => {
  const world = lake();
  const player = createPlayer([0.5, 6, 0.5]);
  for (let i = 0; i < 600; i++) player.step(world, { ...still, jump: true }, 1 / 60);
  assert.ok(player.position[1] > 17.5 && player.position[1] < 22, `${player.position[1]}`);
});

test("walking is half as fast under water", () => {
  const world = lake();
  const player = createPlayer([0.5, 4, 0.5]);
  for (let i = 0; i < 240; i++) player.step(world, { ...still, forward: 1 }, 1 / 60);
  assert.ok(Math.abs(-player.position[2] - 4 * 2.15) < 0.7, `${player.position[2]}`);
});

test("a swimmer gets out onto a shore that is one block higher", () => {
  const world = lake();
  for (let x = -3; x <= 3; x++) for (let z = -12; z <= -4; z++) for (let y = 4; y <= 20; y++) world.set(x, y, z, idOf("sand"));
  const player = createPlayer([0.5, 18, 0.5]);
  let ashore = false;
  for (let i = 0; i < 300 && !ashore; i++) {
    player.step(world, { ...still, forward: 1, jump: true }, 1 / 60);
    ashore = player.onGround && player.position[1] >= 20.99;
  }
  assert.ok(ashore, `still at ${player.position.join(" ")}`);
});
