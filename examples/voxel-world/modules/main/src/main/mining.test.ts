import assert from "node:assert/strict";
import test from "node:test";
import { blockOf, idOf } from "../blocks/index.ts";
import { createMining, type Strike } from "./mining.ts";
import { testGame } from "./test-game.ts";

const stone: Strike = { block: [1, 2, 3], id: idOf("stone"), held: "stone-pickaxe", slot: 0 };
const needed = blockOf(stone.id).hardness / 4;

test("holding breaks a block after its time, and shows how far it is", () => {
  const mining = createMining();
  assert.equal(mining.strike(stone, needed * 0.5), false);
  assert.ok(Math.abs(mining.broken - 0.5) < 1e-9);
  assert.equal(mining.strike(stone, needed * 0.51), true);
  assert.equal(mining.broken, 0);
});

test("looking elsewhere, another slot or letting go starts again", () => {
  for (const change of [{ ...stone, block: [1, 2, 4] as const }, { ...stone, slot: 1 }, undefined]) {
    const mining = createMining();
    mining.strike(stone, needed * 0.9);
    mining.strike(change, 0);
    assert.equal(mining.broken, 0);
    assert.equal(mining.strike(stone, needed * 0.9), false);
  }
});

test("what cannot be broken never breaks", () => {
  const mining = createMining();
  assert.equal(mining.strike({ ...stone, id: idOf("bedrock") }, 1e9), false);
  assert.equal(mining.broken, 0);
});

test("stone by hand breaks but drops nothing, and says what it needs", () => {
  const { game, input, run, lookDown, said } = testGame();
  run(0.5);
  const [x, y, z] = game.player.position.map(Math.floor) as [number, number, number];
  game.world.set(x, y - 1, z, idOf("stone"));
  lookDown();
  input.pressed("break");
  run(2.6);
  assert.notEqual(game.world.get(x, y - 1, z), idOf("stone"));
  assert.equal(game.inventory.count("cobblestone"), 0);
  assert.deepEqual(said, ["stone needs a pickaxe"]);
});

test("a plant falls with the ground below it", () => {
  const { game, input, run, lookDown } = testGame();
  run(0.5);
  const [x, y, z] = game.player.position.map(Math.floor) as [number, number, number];
  game.world.set(x, y, z, idOf("air"));
  game.world.set(x, y - 1, z, idOf("dirt"));
  game.player.moveTo([x + 0.5, y + 1, z + 0.5]);
  game.world.set(x, y, z, idOf("poppy"));
  run(0.4);
  lookDown();
  assert.equal(game.world.get(x, y, z), idOf("poppy"));
  input.pressed("break");
  run(0.2);
  assert.equal(game.world.get(x, y, z), idOf("air"));
  assert.equal(game.inventory.count("poppy"), 1);
});
