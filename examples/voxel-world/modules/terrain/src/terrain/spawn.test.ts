import assert from "node:assert/strict";
import test from "node:test";
import { blockOf } from "../blocks/index.ts";
import { createWorld } from "../world/index.ts";
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
