import assert from "node:assert/strict";
import test from "node:test";
import { testGame } from "./test-game.ts";

test("after the first picture a frame generates at most two chunks and meshes at most two", () => {
  const { game, meshed, run } = testGame();
  run(0.1);
  for (let frame = 0; frame < 20; frame++) {
    const [chunks, meshes] = [game.world.size, meshed.length];
    game.frame(1 / 60);
    assert.ok(game.world.size - chunks <= 2);
    assert.ok(meshed.length - meshes <= 2);
  }
  assert.ok(game.world.size > 29);
});

test("in the end everything in view is drawn once", () => {
  const { meshed, run, shown } = testGame();
  run(8);
  assert.equal(new Set(meshed).size, meshed.length);
  assert.ok(shown().chunks >= 97, `${shown().chunks} chunks`);
});

test("time after a pause counts as a tenth of a second at most", () => {
  const { game, run, frame } = testGame();
  run(0.5);
  const before = frame().seconds;
  game.frame(3600);
  assert.ok(Math.abs(frame().seconds - before - 0.1) < 1e-9);
});

test("a block that changes is meshed in the same frame", () => {
  const { game, input, meshed, run, lookDown } = testGame();
  run(8);
  lookDown();
  input.pressed("break");
  let changed = false;
  for (let i = 0; i < 60 && !changed; i++) {
    const before = meshed.length;
    game.frame(1 / 30);
    changed = meshed.length > before;
  }
  assert.ok(changed);
});

test("walking on drops what lies behind", () => {
  const { game, dropped, run } = testGame();
  run(1);
  game.player.moveTo([400, 60, 0]);
  run(1);
  assert.ok(dropped.length > 0);
});
