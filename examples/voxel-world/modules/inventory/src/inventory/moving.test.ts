import assert from "node:assert/strict";
import test from "node:test";
import { createInventory } from "./index.ts";

test("onto an empty slot a stack moves", () => {
  const inventory = createInventory();
  inventory.add("log", 5);
  inventory.move(0, 20);
  assert.equal(inventory.slots[0], undefined);
  assert.deepEqual(inventory.slots[20], { item: "log", count: 5 });
});

test("onto the same item it merges up to the stack size", () => {
  const inventory = createInventory();
  inventory.add("log", 100);
  for (let i = 0; i < 10; i++) inventory.takeHeld();
  inventory.move(1, 0);
  assert.deepEqual(inventory.slots.slice(0, 2), [
    { item: "log", count: 64 },
    { item: "log", count: 26 },
  ]);
});

test("onto another item it swaps", () => {
  const inventory = createInventory();
  inventory.add("log", 5);
  inventory.add("sand", 7);
  inventory.move(0, 1);
  assert.deepEqual(inventory.slots.slice(0, 2), [
    { item: "sand", count: 7 },
    { item: "log", count: 5 },
  ]);
});

test("moving nothing, onto itself or out of the bag changes nothing", () => {
  const inventory = createInventory();
  inventory.add("log", 5);
  const before = [...inventory.slots];
  for (const [from, to] of [
    [0, 0],
    [3, 4],
    [0, 36],
    [0, -1],
    [99, 0],
  ] as const) {
    inventory.move(from, to);
    assert.deepEqual(inventory.slots, before);
  }
});

test("the selection stays in the bar and scrolling wraps around", () => {
  const inventory = createInventory();
  inventory.scroll(-1);
  assert.equal(inventory.selected, 8);
  inventory.scroll(2);
  assert.equal(inventory.selected, 1);
  for (const slot of [9, -1, 1.5, Number.NaN]) inventory.select(slot);
  assert.equal(inventory.selected, 1);
  inventory.select(4);
  assert.equal(inventory.selected, 4);
});
