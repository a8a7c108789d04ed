import assert from "node:assert/strict";
import test from "node:test";
import { createInput, createPlayer } from "./index.ts";
import { isOurs } from "./input.ts";
import { createPress } from "./press.ts";
import { plain } from "./test-ground.ts";

test("keys become a wish while they are held", () => {
  const input = createInput();
  for (const code of ["KeyW", "KeyD", "Space", "ShiftLeft"]) input.keyDown(code);
  assert.deepEqual(input.take(0.016).wish, { forward: 1, right: 1, jump: true, sprint: true, turn: 0, tilt: 0 });
  for (const code of ["KeyW", "Space", "ShiftLeft"]) input.keyUp(code);
  input.keyDown("KeyA");
  assert.deepEqual(input.take(0.016).wish, { forward: 0, right: 0, jump: false, sprint: false, turn: 0, tilt: 0 });
});

test("a tap that is over before the frame still counts, once", () => {
  const input = createInput();
  input.keyDown("KeyW");
  input.keyUp("KeyW");
  assert.equal(input.take(0.016).wish.forward, 1);
  assert.equal(input.take(0.016).wish.forward, 0);
});

test("actions are handed out once, and a held key does not repeat them", () => {
  const input = createInput();
  input.keyDown("KeyE");
  input.keyDown("KeyE");
  input.keyDown("Digit3");
  input.keyDown("KeyR");
  input.scrolled(-1);
  const expected = [{ type: "bag" }, { type: "select", slot: 2 }, { type: "place" }, { type: "scroll", by: -1 }];
  assert.deepEqual(input.take(0.016).actions, expected);
  assert.deepEqual(input.take(0.016).actions, []);
});

test("the left button and F break while they are held", () => {
  const input = createInput();
  input.pressed("break");
  assert.equal(input.take(0.016).breaking, true);
  input.released("break");
  assert.equal(input.take(0.016).breaking, false);
  input.keyDown("KeyF");
  assert.equal(input.take(0.016).breaking, true);
});

test("what is held is released when the window loses focus", () => {
  const input = createInput();
  input.keyDown("KeyW");
  input.pressed("break");
  input.releaseAll();
  const { wish, breaking } = input.take(0.016);
  assert.equal(wish.forward, 0);
  assert.equal(breaking, false);
});

test("while a panel is open the body stands still, and only panels and slots can be chosen", () => {
  const input = createInput();
  input.keyDown("KeyW");
  input.setPaused(true);
  input.moved(100, 100);
  input.pressed("break");
  input.pressed("place");
  for (const code of ["KeyR", "KeyE", "Digit1"]) input.keyDown(code);
  assert.deepEqual(input.take(0.016), {
    wish: { forward: 0, right: 0, jump: false, sprint: false, turn: 0, tilt: 0 },
    breaking: false,
    actions: [{ type: "bag" }, { type: "select", slot: 0 }],
  });
  input.setPaused(false);
  assert.equal(input.take(0.016).wish.forward, 1);
});

test("moving the mouse right turns right, moving it up looks up, and arrows do the same by time", () => {
  const input = createInput();
  input.moved(100, -50);
  const { turn, tilt } = input.take(0.016).wish;
  assert.ok(turn > 0 && tilt > 0);
  input.keyDown("ArrowLeft");
  input.keyDown("ArrowDown");
  assert.deepEqual([input.take(0.5).wish.turn, input.take(0.5).wish.tilt], [-1, -0.7]);
});

test("looking never turns over the top", () => {
  const world = plain();
  const player = createPlayer([0.5, 10, 0.5]);
  const wish = { forward: 0, right: 0, jump: false, sprint: false, turn: 3, tilt: 1 };
  for (let i = 0; i < 50; i++) player.step(world, wish, 0.016);
  assert.ok(player.pitch < Math.PI / 2 && player.pitch > 1.5);
  assert.ok(Math.abs(player.yaw) <= Math.PI);
  assert.ok(Math.abs(Math.hypot(...player.look()) - 1) < 1e-9);
});

test("keys that the game does not use stay the browser's", () => {
  assert.deepEqual(["KeyW", "KeyE", "Digit9", "Escape"].map(isOurs), [true, true, true, true]);
  assert.deepEqual(["F5", "Tab", "Digit0", "KeyQ"].map(isOurs), [false, false, false, false]);
});

test("without a captured mouse a press that moves looks, and one that is held breaks", () => {
  const drag = createPress(10, 10, 0);
  assert.deepEqual(drag.moveTo(12, 11), [0, 0]);
  assert.deepEqual(drag.moveTo(30, 5), [18, -6]);
  assert.equal(drag.isBreaking(1000), false);
  const hold = createPress(10, 10, 0);
  assert.equal(hold.isBreaking(150), false);
  assert.equal(hold.isBreaking(250), true);
  assert.deepEqual(hold.moveTo(18, 10), [0, 0]);
  assert.equal(hold.isBreaking(300), true);
  assert.deepEqual(hold.moveTo(60, 10), [42, 0]);
  assert.equal(hold.isBreaking(400), false);
});
