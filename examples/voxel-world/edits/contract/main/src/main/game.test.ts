import assert from "node:assert/strict";
import test from "node:test";
import { blockOf, idOf } from "../blocks/index.ts";
import { testGame } from "./test-game.ts";

test("a game starts on the ground with the help open, and everything near is drawn", () => {
  const { game, run, shown, meshed } = testGame();
  game.setPanel("help");
  run(0.5);
  assert.equal(shown().panel, "help");
  assert.equal(shown().ready, true);
  assert.equal(game.player.onGround, true);
  assert.ok(meshed.length >= 9);
});

test("the same word gives the same world, another word another", () => {
  const column = (word: string): number[] => {
    const { game, run } = testGame(word);
    run(0.1);
    return Array.from({ length: 64 }, (_, y) => game.world.get(3, y, 5));
  };
  assert.deepEqual(column("a"), column("a"));
  assert.notDeepEqual(column("a"), column("b"));
});

test("walking moves the person, and not while the bag is open", () => {
  const { game, input, run } = testGame();
  run(0.5);
  input.keyDown("Space");
  input.keyDown("KeyW");
  const before = game.player.position;
  run(1);
  const after = game.player.position;
  assert.ok(Math.hypot(after[0] - before[0], after[2] - before[2]) > 1);
  input.keyDown("KeyE");
  run(1.5);
  const [x, , z] = game.player.position;
  run(1);
  const still = game.player.position;
  assert.ok(Math.hypot(still[0] - x, still[2] - z) < 0.001);
});

test("digging down fills the bag, and what was dug can be placed again", () => {
  const { game, input, run, lookDown, shown } = testGame();
  run(0.5);
  lookDown();
  assert.notEqual(shown().target, undefined);
  input.pressed("break");
  run(1.2);
  input.released("break");
  run(0.5);
  const [stack] = game.inventory.slots;
  assert.equal(stack?.item, "dirt");
  const dug = stack?.count ?? 0;
  const top = game.player.position[1];
  input.keyDown("Space");
  run(0.2, 60);
  input.pressed("place");
  run(0.1, 60);
  input.keyUp("Space");
  run(1);
  assert.equal(game.inventory.count("dirt"), dug - 1);
  assert.ok(game.player.position[1] > top + 0.9, "the person stands on the placed block");
});

test("a block is never placed where the person stands", () => {
  const { game, input, run, lookDown } = testGame();
  run(0.5);
  game.inventory.add("planks", 3);
  lookDown();
  input.pressed("place");
  run(0.2);
  assert.equal(game.inventory.count("planks"), 3);
});

test("from a log to a table to a pickaxe", () => {
  const { game, run, said } = testGame();
  run(0.5);
  game.inventory.add("log", 4);
  game.craft("planks", 3);
  for (const recipe of ["stick", "table"]) game.craft(recipe, 1);
  assert.equal(game.inventory.count("table"), 1);
  game.craft("wooden-pickaxe", 1);
  assert.equal(game.inventory.count("wooden-pickaxe"), 0, "no table stands near");
  const [x, y, z] = game.player.position.map(Math.floor) as [number, number, number];
  game.world.set(x + 2, y + 1, z, idOf("table"));
  game.craft("wooden-pickaxe", 1);
  assert.equal(game.inventory.count("wooden-pickaxe"), 1);
  assert.ok(said.at(-1)?.includes("wooden pickaxe"));
});

test("the line of sight ends at what it meets, and the hud names it", () => {
  const { game, run, lookDown, shown, frame } = testGame();
  run(0.5);
  lookDown();
  const target = frame().target?.block ?? [0, -1, 0];
  assert.equal(blockOf(game.world.get(...target)).name, shown().target);
});
