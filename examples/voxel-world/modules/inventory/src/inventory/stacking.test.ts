import assert from "node:assert/strict";
import test from "node:test";
import { createInventory } from "./index.ts";

test("items go to stacks of their kind first, then to free slots from the left", () => {
  const inventory = createInventory();
  inventory.add("dirt", 60);
  inventory.add("sand", 1);
  inventory.add("dirt", 10);
  assert.deepEqual(inventory.slots.slice(0, 4), [
    { item: "dirt", count: 64 },
    { item: "sand", count: 1 },
    { item: "dirt", count: 6 },
    undefined,
  ]);
});

test("a stack that is nearly full takes what fits, and the rest goes on to the next one", () => {
  const inventory = createInventory();
  inventory.add("dirt", 64);
  inventory.add("dirt", 63);
  inventory.add("dirt", 62);
  assert.equal(inventory.add("dirt", 5), 0);
  assert.equal(inventory.count("dirt"), 64 + 63 + 62 + 5);
  assert.deepEqual(
    inventory.slots.slice(0, 5).map((stack) => stack?.count),
    [64, 64, 64, 2, undefined],
  );
});

test("tools do not stack", () => {
  const inventory = createInventory();
  inventory.add("stone-axe", 2);
  assert.deepEqual(
    inventory.slots.slice(0, 3).map((stack) => stack?.count),
    [1, 1, undefined],
  );
});

test("what does not fit is answered, and the rest is kept", () => {
  const inventory = createInventory();
  assert.equal(inventory.add("stone", 36 * 64 - 10), 0);
  assert.equal(inventory.add("stone", 25), 15);
  assert.equal(inventory.count("stone"), 36 * 64);
  assert.equal(inventory.add("dirt", 1), 1);
});

test("taking from the hand empties the slot in the end", () => {
  const inventory = createInventory();
  inventory.add("planks", 2);
  assert.deepEqual([inventory.takeHeld(), inventory.takeHeld(), inventory.takeHeld()], ["planks", "planks", undefined]);
  assert.equal(inventory.held(), undefined);
});
