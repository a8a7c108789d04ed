import assert from "node:assert/strict";
import test from "node:test";
import { blockOf } from "../blocks/index.ts";
import { createWorld, raycast } from "../world/index.ts";
import { createTerrain, seaLevel } from "./index.ts";

test("a person starts on dry, solid ground with two blocks of air above, whatever the seed", () => {
  for (let seed = 0; seed < 12; seed++) {
    const terrain = createTerrain(seed);
    const [x, y, z] = terrain.spawn();
    const world = createWorld(terrain.fill);
    world.stream(x, z, 1, 9);
    const at = (dy: number) => blockOf(world.get(Math.floor(x), y + dy, Math.floor(z)));
    assert.ok(y > seaLevel);
    assert.ok(at(-1).solid, `seed ${seed} starts on ${at(-1).name}`);
    for (const dy of [0, 1]) assert.ok(!at(dy).solid && at(dy).shape !== "liquid", `seed ${seed} starts in ${at(dy).name}`);
  }
});

test("a tree stands three blocks to the east and three to the north, in sight and in reach", () => {
  for (let seed = 0; seed < 6; seed++) {
    const terrain = createTerrain(seed);
    const [x, y, z] = terrain.spawn();
    const world = createWorld(terrain.fill);
    world.stream(x, z, 2, 13);
    const hit = raycast(world, [x, y + 1.62, z], [Math.SQRT1_2, 0, -Math.SQRT1_2], 5);
    assert.ok(hit);
    assert.equal(blockOf(world.get(...hit.block)).name, "log");
    assert.deepEqual(hit.block, [Math.floor(x) + 3, y + 1, Math.floor(z) - 3], `seed ${seed}`);
  }
});
