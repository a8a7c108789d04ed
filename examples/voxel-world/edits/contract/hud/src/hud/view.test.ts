import assert from "node:assert/strict";
import test from "node:test";
import { createInventory } from "../inventory/index.ts";
import type { HudModel } from "./contract.ts";
import { ringDash } from "./crosshair.ts";
import { viewOf } from "./index.ts";
import { compass } from "./view.ts";

function model(changes: Partial<HudModel> = {}): HudModel {
  return {
    position: [10.5, 30, -2.25],
    yaw: 0,
    pitch: 0.1,
    biome: "forest",
    target: undefined,
    broken: 0,
    inventory: createInventory(),
    nearTable: false,
    panel: "none",
    mode: "free",
    fps: 59.6,
    chunks: 101,
    ready: true,
    ...changes,
  };
}

const recipe = (changes: Partial<HudModel>, id: string) => viewOf(model(changes)).recipes.find((r) => r.id === id);

test("the place line names block, direction and biome", () => {
  assert.equal(viewOf(model()).place, "10, 30, -3 · north · forest");
});

test("the compass has eight directions and wraps around", () => {
  const quarter = Math.PI / 2;
  assert.deepEqual([0, 1, 2, 3, 4, -1, -2].map((turn) => compass(turn * quarter)), [
    "north",
    "east",
    "south",
    "west",
    "north",
    "west",
    "south",
  ]);
  assert.equal(compass(Math.PI / 4 + 0.1), "north-east");
});

test("attributes carry the state for scripts and tests", () => {
  assert.deepEqual(viewOf(model({ target: "stone", panel: "bag", mode: "drag", ready: false })).attributes, {
    x: "10.50",
    y: "30.00",
    z: "-2.25",
    yaw: "0.000",
    pitch: "0.100",
    target: "stone",
    biome: "forest",
    fps: "60",
    chunks: "101",
    panel: "bag",
    mode: "drag",
    ready: "false",
  });
});

test("slots show what is in them, and which one is in the hand", () => {
  const inventory = createInventory();
  inventory.add("log", 3);
  inventory.select(1);
  const { slots } = viewOf(model({ inventory }));
  assert.equal(slots.length, 36);
  assert.deepEqual(slots.slice(0, 2), [
    { item: "log", count: 3, label: "Slot 1: Log, 3", selected: false },
    { item: undefined, count: 0, label: "Slot 2: empty", selected: true },
  ]);
});

test("a recipe says what it makes and needs, and what is missing", () => {
  assert.deepEqual(recipe({}, "planks"), {
    id: "planks",
    item: "planks",
    title: "Planks × 4",
    needs: "1 × log",
    times: 0,
    enabled: false,
    reason: "missing 1 × log",
  });
  const inventory = createInventory();
  inventory.add("planks", 1);
  assert.equal(recipe({ inventory }, "wooden-axe")?.reason, "missing 2 × planks, 2 × stick");
});

test("a recipe for the table asks for one, and is enabled beside it", () => {
  const inventory = createInventory();
  inventory.add("planks", 3);
  inventory.add("stick", 2);
  assert.equal(recipe({ inventory }, "wooden-axe")?.reason, "stand near a crafting table");
  assert.equal(recipe({ inventory, nearTable: true }, "wooden-axe")?.enabled, true);
});

test("a recipe says how often it can be made", () => {
  const inventory = createInventory();
  inventory.add("log", 7);
  assert.equal(recipe({ inventory }, "planks")?.times, 7);
});

test("a full bag is a reason too", () => {
  const inventory = createInventory();
  inventory.add("log", 2);
  inventory.add("dirt", 35 * 64);
  assert.equal(recipe({ inventory }, "planks")?.reason, "no room in the bag");
});

test("the ring around the crosshair fills with the share that is broken", () => {
  assert.equal(ringDash(0), "0.0 113.1");
  assert.equal(ringDash(0.5), "56.5 113.1");
  assert.equal(ringDash(2), "113.1 113.1");
});
