import assert from "node:assert/strict";
import test from "node:test";
import { dayLength, skyOf } from "../daylight/index.ts";
import { skyAt } from "./index.ts";
import { testGame } from "./test-game.ts";

test("the light is what daylight says for the time since the start", () => {
  for (const seconds of [0, 42, dayLength * 0.6]) assert.deepEqual(skyAt(seconds), skyOf(seconds));
});

test("a game's sky changes as time goes by", () => {
  const { run, frame } = testGame();
  run(0.2);
  const before = frame().sky;
  run(4);
  assert.notDeepEqual(frame().sky, before);
  assert.deepEqual(frame().sky, skyOf(frame().seconds));
});
