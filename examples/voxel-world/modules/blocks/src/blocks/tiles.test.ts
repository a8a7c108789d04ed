import assert from "node:assert/strict";
import test from "node:test";
import { blocks, paintTile, tileCount, tileSize } from "./index.ts";

function transparentPixels(tile: number): number {
  const bytes = paintTile(tile);
  let count = 0;
  for (let i = 3; i < bytes.length; i += 4) if (bytes[i] !== 255) count++;
  return count;
}

test("every tile is 16 × 16 RGBA and the same each time", () => {
  for (let tile = 0; tile < tileCount; tile++) {
    assert.equal(paintTile(tile).length, tileSize * tileSize * 4);
    assert.deepEqual(paintTile(tile), paintTile(tile));
  }
});

test("tiles of opaque blocks have no transparent pixel", () => {
  for (const block of blocks.filter(({ opaque }) => opaque)) {
    for (const tile of [block.top, block.side, block.bottom]) assert.equal(transparentPixels(tile), 0, block.name);
  }
});

test("leaves, glass, water and plants can be seen through, and something of each can be seen", () => {
  for (const block of blocks.filter(({ opaque, shape }) => !opaque && shape !== "none")) {
    const count = transparentPixels(block.side);
    assert.ok(count > 0, `${block.name} is opaque`);
    if (block.shape !== "liquid") assert.ok(count < 240, `${block.name} is hardly there`);
  }
});

test("tiles differ from each other", () => {
  const seen = new Set(Array.from({ length: tileCount }, (_, tile) => paintTile(tile).join(" ")));
  assert.equal(seen.size, tileCount);
});
