import assert from "node:assert/strict";
import test from "node:test";
import { blockOf } from "../blocks/index.ts";
import type { Biome } from "./contract.ts";
import { createTerrain } from "./index.ts";

for (const seed of [1, 2026, 0xfeed]) {
  test(`seed ${seed} has every biome within 400 blocks, none of them everywhere`, () => {
    const terrain = createTerrain(seed);
    const counts: Record<Biome, number> = { ocean: 0, beach: 0, plains: 0, forest: 0, snow: 0 };
    for (let x = -400; x <= 400; x += 10) {
      for (let z = -400; z <= 400; z += 10) counts[terrain.biome(x, z)]++;
    }
    const shown = JSON.stringify(counts);
    for (const count of Object.values(counts)) assert.ok(count > 60 && count < 6561 * 0.7, shown);
  });
}

test("below the ground there are caves, coal and iron, each where it belongs", () => {
  const terrain = createTerrain(3);
  const seen = new Map<string, number>();
  for (let i = 0; i < 25; i++) {
    const [cx, cz] = [(i % 5) * 3, Math.floor(i / 5) * 3];
    const blocks = new Uint8Array(16 * 64 * 16);
    terrain.fill(cx, cz, blocks);
    blocks.forEach((id, index) => {
      const y = index >> 8;
      const { name } = blockOf(id);
      if (name === "coal-ore") assert.ok(y < 45);
      if (name === "iron-ore") assert.ok(y < 25);
      const height = terrain.height(cx * 16 + (index & 15), cz * 16 + ((index >> 4) & 15));
      if (y < height) seen.set(name, (seen.get(name) ?? 0) + 1);
    });
  }
  const share = (name: string): number => (seen.get(name) ?? 0) / (seen.get("stone") ?? 1);
  assert.ok(share("air") > 0.01 && share("air") < 0.2, `caves ${share("air")}`);
  assert.ok(share("coal-ore") > 0.005 && share("coal-ore") < 0.05, `coal ${share("coal-ore")}`);
  assert.ok(share("iron-ore") > 0.002 && share("iron-ore") < 0.03, `iron ${share("iron-ore")}`);
});
