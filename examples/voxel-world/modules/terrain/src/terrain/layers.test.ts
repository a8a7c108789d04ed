import assert from "node:assert/strict";
import test from "node:test";
import { blockOf, idOf } from "../blocks/index.ts";
import { createTerrain, seaLevel } from "./index.ts";

const terrain = createTerrain(77);
const places = Array.from({ length: 16 }, (_, i) => [(i % 4) * 5 - 10, Math.floor(i / 4) * 5 - 10] as const);

/** Calls `look` with the names of each column, from the bottom up. */
function eachColumn(look: (names: readonly string[], height: number, x: number, z: number) => void): void {
  for (const [cx, cz] of places) {
    const blocks = new Uint8Array(16 * 64 * 16);
    terrain.fill(cx, cz, blocks);
    for (let i = 0; i < 256; i++) {
      const names = Array.from({ length: 64 }, (_, y) => blockOf(blocks[y * 256 + i] ?? 0).name);
      const [x, z] = [cx * 16 + (i % 16), cz * 16 + Math.floor(i / 16)];
      look(names, terrain.height(x, z), x, z);
    }
  }
}

test("bedrock lies at 0 and only there", () => {
  eachColumn((names) => {
    assert.equal(names[0], "bedrock");
    assert.ok(!names.slice(1).includes("bedrock"));
  });
});

const rock = new Set(["stone", "coal-ore", "iron-ore", "air"]);
const soils = new Set(["dirt", "sand"]);
/** The top block of a steep column, where a cave has not taken it. */
const bare = new Set(["stone", "coal-ore", "iron-ore"]);

test("below the surface lie three or four blocks of soil, then rock, caves apart", () => {
  eachColumn((names, height) => {
    const top = names[height] ?? "air";
    if (bare.has(top) || top === "air") return;
    assert.ok(names.slice(1, height).filter((name) => soils.has(name)).length <= 4);
    for (const name of names.slice(Math.max(1, height - 3), height)) assert.ok(soils.has(name) || name === "air", name);
    for (const name of names.slice(1, height - 4)) assert.ok(rock.has(name), name);
  });
});

test("only steep land above level 28 is bare rock, and it is rock all the way down", () => {
  eachColumn((names, height, x, z) => {
    if (!bare.has(names[height] ?? "")) return;
    const rise = (dx: number, dz: number): number =>
      Math.abs(terrain.height(x + dx, z + dz) - terrain.height(x - dx, z - dz));
    assert.ok(height > 28 && Math.max(rise(2, 0), rise(0, 2)) >= 4);
    for (const name of names.slice(1, height)) assert.ok(rock.has(name), name);
  });
});

test("water fills what is open below sea level and nothing above it", () => {
  eachColumn((names, height) => {
    assert.ok(!names.slice(seaLevel).includes("water"));
    for (let y = height + 1; y < seaLevel; y++) assert.equal(names[y], "water");
  });
});

test("no cave opens into water from below", () => {
  eachColumn((names, height) => {
    if (height < seaLevel) assert.ok(names[height] !== "air" && names[height - 1] !== "air");
  });
});

test("trees and plants stand on grass", () => {
  const grown = new Set(["poppy", "dandelion", "tall-grass"]);
  eachColumn((names, height) => {
    names.forEach((name, y) => {
      if (grown.has(name)) assert.equal(names[y - 1], "grass");
    });
    if (names[height + 1] === "log") assert.equal(names[height], "grass");
  });
  assert.ok(idOf("grass") > 0);
});
