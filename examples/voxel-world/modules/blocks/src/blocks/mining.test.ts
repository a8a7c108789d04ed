import assert from "node:assert/strict";
import test from "node:test";
import { blockOf, blocks, breakSeconds, dropOf, idOf } from "./index.ts";

const stone = blockOf(idOf("stone"));
const log = blockOf(idOf("log"));

test("better tools of the right kind break a block in less time", () => {
  const seconds = [undefined, "wooden-pickaxe", "stone-pickaxe", "iron-pickaxe"] as const;
  const times = seconds.map((held) => breakSeconds(stone, held));
  assert.deepEqual(times, [...times].sort((a, b) => b - a));
  assert.equal(times[0], stone.hardness);
  assert.equal(times[1], stone.hardness / 2);
  assert.equal(times[3], stone.hardness / 8);
});

test("a tool of the wrong kind, or no tool at all, is no better than the hand", () => {
  assert.equal(breakSeconds(log, "iron-pickaxe"), log.hardness);
  assert.equal(breakSeconds(log, "planks"), log.hardness);
});

test("stone drops cobblestone with a pickaxe and nothing without", () => {
  assert.equal(dropOf(stone, "wooden-pickaxe"), "cobblestone");
  assert.equal(dropOf(stone, undefined), undefined);
  assert.equal(dropOf(stone, "iron-axe"), undefined);
});

test("a log drops itself, by hand too", () => {
  assert.equal(dropOf(log, undefined), "log");
});

test("bedrock and water are never broken", () => {
  for (const name of ["bedrock", "water"] as const) {
    assert.equal(breakSeconds(blockOf(idOf(name)), "iron-pickaxe"), Number.POSITIVE_INFINITY);
  }
  const breakable = blocks.filter(({ hardness }) => Number.isFinite(hardness));
  assert.equal(breakable.length, blocks.length - 3);
});
