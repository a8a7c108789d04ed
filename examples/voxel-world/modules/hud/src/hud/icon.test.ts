import assert from "node:assert/strict";
import test from "node:test";
import { items, paintTile, itemOf } from "../blocks/index.ts";
import { paintIcon } from "./index.ts";

const size = 32;
const alphaAt = (icon: Uint8ClampedArray, x: number, y: number): number => icon[(y * size + x) * 4 + 3] ?? 0;
const lightAt = (icon: Uint8ClampedArray, x: number, y: number): number =>
  [0, 1, 2].reduce((sum, c) => sum + (icon[(y * size + x) * 4 + c] ?? 0), 0);

test("every item has an icon that shows something and leaves its corners free", () => {
  for (const { name } of items) {
    const icon = paintIcon(name);
    assert.equal(icon.length, size * size * 4);
    const visible = icon.filter((byte, i) => i % 4 === 3 && byte > 0).length;
    assert.ok(visible > 40, `${name} has ${visible} pixels`);
    assert.equal(alphaAt(icon, 0, 0), 0, name);
  }
});

test("a block is a cube: its top is brightest, its left side darkest", () => {
  const icon = paintIcon("snow");
  const mean = (x: number, y: number): number => {
    let sum = 0;
    for (let dx = -2; dx <= 2; dx++) for (let dy = -2; dy <= 2; dy++) sum += lightAt(icon, x + dx, y + dy);
    return sum / 25;
  };
  const [top, left, right] = [mean(16, 8), mean(8, 24), mean(24, 24)];
  assert.ok(top > right && right > left, `${top} ${right} ${left}`);
});

test("other items are their tile at twice the size", () => {
  const icon = paintIcon("stick");
  const tile = paintTile(itemOf("stick").tile);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      assert.equal(alphaAt(icon, x, y), tile[((y >> 1) * 16 + (x >> 1)) * 4 + 3]);
    }
  }
});

test("plants are flat though they can be placed", () => {
  assert.equal(alphaAt(paintIcon("poppy"), 16, 2), 0);
});
