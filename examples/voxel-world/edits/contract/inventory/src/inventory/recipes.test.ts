import assert from "node:assert/strict";
import test from "node:test";
import { items } from "../blocks/index.ts";
import type { ItemName } from "../blocks/contract.ts";
import { createInventory } from "./index.ts";
import { recipes } from "./recipes.ts";

test("each recipe has an id of its own, needs something, and makes what exists", () => {
  assert.equal(new Set(recipes.map(({ id }) => id)).size, recipes.length);
  const known = new Set(items.map(({ name }) => name));
  for (const { needs, makes } of recipes) {
    assert.ok(needs.length > 0 && makes.count > 0);
    for (const { item, count } of [...needs, makes]) assert.ok(known.has(item) && count > 0);
  }
});

/** Everything that can be made, again and again, from what is there. */
function reachable(...from: readonly ItemName[]): Set<ItemName> {
  const known = new Set(from);
  for (let before = -1; before !== known.size; ) {
    before = known.size;
    for (const { needs, makes } of recipes) if (needs.every(({ item }) => known.has(item))) known.add(makes.item);
  }
  return known;
}

test("from logs and cobblestone come planks, sticks, tables and tools of wood and stone", () => {
  assert.deepEqual([...reachable("log", "cobblestone")].sort(), [
    "cobblestone",
    "log",
    "planks",
    "stick",
    "stone-axe",
    "stone-pickaxe",
    "table",
    "wooden-axe",
    "wooden-pickaxe",
  ]);
});

test("with sand, coal and iron come glass, lanterns, bricks and tools of iron", () => {
  const all = reachable("log", "cobblestone", "sand", "coal", "iron");
  for (const item of ["glass", "lantern", "bricks", "iron-pickaxe", "iron-axe"] as const) assert.ok(all.has(item), item);
});

test("tools, bricks, glass and lanterns need a table, the rest does not", () => {
  const byHand = recipes.filter(({ atTable }) => !atTable).map(({ id }) => id);
  assert.deepEqual(byHand, ["planks", "stick", "table"]);
  const inventory = createInventory();
  inventory.add("planks", 10);
  inventory.add("stick", 2);
  assert.equal(inventory.craft("wooden-pickaxe", false, 1), 0);
  assert.equal(inventory.craft("wooden-pickaxe", true, 1), 1);
  assert.equal(inventory.count("planks"), 7);
});

test("a full bag is not lost: where the product has no room nothing is taken", () => {
  const inventory = createInventory();
  inventory.add("log", 2);
  inventory.add("dirt", 35 * 64);
  assert.equal(inventory.craft("planks", false, 1), 0);
  assert.equal(inventory.count("log"), 2);
  inventory.select(0);
  inventory.takeHeld();
  // The last log gives its own slot free.
  assert.equal(inventory.craft("planks", false, 1), 1);
  assert.equal(inventory.count("planks"), 4);
});

test("an unknown recipe makes nothing", () => {
  assert.equal(createInventory().craft("gold", true, 1), 0);
});

test("a recipe is made as often as asked, and no oftener than needs and room allow", () => {
  const inventory = createInventory();
  inventory.add("log", 5);
  assert.equal(inventory.craftable("planks", false), 5);
  assert.equal(inventory.craft("planks", false, 2), 2);
  assert.equal(inventory.craft("planks", false, 99), 3);
  assert.equal(inventory.count("planks"), 20);
  assert.equal(inventory.craftable("planks", false), 0);
  assert.equal(inventory.craft("stick", false, 0), 0);
});
