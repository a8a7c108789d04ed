import assert from "node:assert/strict";
import test from "node:test";
import { blockOf, blocks, idOf, itemOf, items, paintTile, tileCount } from "./index.ts";

test("ids are positions in the list, below 256, and air is 0", () => {
  assert.deepEqual(
    blocks.map(({ id }) => id),
    blocks.map((_, position) => position),
  );
  assert.ok(blocks.length < 256);
  assert.equal(idOf("air"), 0);
  assert.equal(new Set(blocks.map(({ name }) => name)).size, blocks.length);
  for (const block of blocks) assert.equal(blockOf(idOf(block.name)), block);
});

test("an id that no block has reads as air: ids from elsewhere do no harm", () => {
  assert.equal(blockOf(255).name, "air");
  assert.equal(blockOf(-1).name, "air");
});

test("every drop is an item", () => {
  for (const { drops } of blocks) {
    if (drops !== undefined) assert.equal(itemOf(drops).name, drops);
  }
});

test("every item that can be placed names a block, and only that one", () => {
  for (const { places } of items) {
    if (places !== undefined) assert.equal(blockOf(idOf(places)).name, places);
  }
  const placed = items.flatMap(({ places }) => places ?? []);
  assert.equal(new Set(placed).size, placed.length);
});

test("every tile that is named is painted, and not with the sign for a missing one", () => {
  const missing = paintTile(0);
  const visible = blocks.filter(({ shape }) => shape !== "none");
  for (const tile of [...visible.flatMap(({ top, side, bottom }) => [top, side, bottom]), ...items.map((i) => i.tile)]) {
    assert.ok(tile > 0 && tile < tileCount);
    assert.notDeepEqual(paintTile(tile), missing);
  }
});

test("what hides faces stops a body too, and what cannot be seen does neither", () => {
  for (const { opaque, solid, shape, name } of blocks) {
    if (opaque) assert.ok(solid, name);
    if (shape !== "cube") assert.ok(!solid && !opaque, name);
  }
});
