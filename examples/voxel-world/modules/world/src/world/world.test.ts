import assert from "node:assert/strict";
import test from "node:test";
import { idOf } from "../blocks/index.ts";
import { createWorld } from "./index.ts";

const stone = idOf("stone");
const planks = idOf("planks");
const lantern = idOf("lantern");

/** Stone up to y 9. */
function flatWorld() {
  const world = createWorld((_cx, _cz, blocks) => blocks.fill(stone, 0, 10 * 256));
  world.stream(0, 0, 3, 1000);
  return world;
}

test("a block is read back where it was set and nowhere else", () => {
  const world = flatWorld();
  const places = [
    [0, 20, 0],
    [-1, 20, -1],
    [15, 20, 16],
    [-17, 63, 31],
    [3, 0, -33],
  ] as const;
  for (const [x, y, z] of places) assert.equal(world.set(x, y, z, planks), true);
  let found = 0;
  for (let x = -48; x < 48; x++) {
    for (let z = -48; z < 48; z++) for (let y = 0; y < 64; y++) if (world.get(x, y, z) === planks) found++;
  }
  assert.equal(found, places.length);
  for (const [x, y, z] of places) assert.equal(world.get(x, y, z), planks);
});

test("outside the height there is bedrock below and air above, and nothing can be set", () => {
  const world = flatWorld();
  assert.equal(world.get(0, -1, 0), idOf("bedrock"));
  assert.equal(world.get(0, 64, 0), idOf("air"));
  assert.equal(world.set(0, 64, 0, stone), false);
  assert.equal(world.set(0, -1, 0, stone), false);
});

test("outside what is loaded everything reads as air, and nothing can be set", () => {
  const world = flatWorld();
  assert.equal(world.get(1000, 5, 0), idOf("air"));
  assert.equal(world.set(1000, 5, 0, planks), false);
  assert.equal(world.chunk(62, 0), undefined);
});

test("setting what is there already changes nothing", () => {
  assert.equal(flatWorld().set(0, 5, 0, stone), false);
});

test("what was changed is there again after its chunk was unloaded and loaded", () => {
  const world = flatWorld();
  world.set(5, 10, 5, planks);
  world.set(6, 9, 5, idOf("air"));
  world.stream(1600, 0, 3, 1000);
  assert.equal(world.chunk(0, 0), undefined);
  world.stream(0, 0, 3, 1000);
  assert.equal(world.get(5, 10, 5), planks);
  assert.equal(world.get(6, 9, 5), idOf("air"));
});

test("the skyline follows what is built and dug; glass and plants do not count", () => {
  const world = flatWorld();
  const skyline = (): number | undefined => world.chunk(0, 0)?.skyline[5 * 16 + 3];
  assert.equal(skyline(), 9);
  world.set(3, 30, 5, planks);
  assert.equal(skyline(), 30);
  world.set(3, 40, 5, idOf("glass"));
  world.set(3, 31, 5, idOf("poppy"));
  assert.equal(skyline(), 30);
  world.set(3, 30, 5, idOf("air"));
  assert.equal(skyline(), 9);
  for (let y = 0; y < 10; y++) world.set(3, y, 5, idOf("air"));
  assert.equal(skyline(), -1);
});

test("lamps are known while they stand", () => {
  const world = flatWorld();
  const lamps = (): number[] => [...(world.chunk(-1, 0)?.lamps ?? [])];
  world.set(-2, 12, 7, lantern);
  assert.deepEqual(lamps(), [(12 * 16 + 7) * 16 + 14]);
  world.set(-2, 12, 7, stone);
  assert.deepEqual(lamps(), []);
});
