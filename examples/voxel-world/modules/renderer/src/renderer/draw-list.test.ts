import assert from "node:assert/strict";
import test from "node:test";
import { highestVertex } from "./chunk-buffers.ts";
import { listVisible } from "./draw-list.ts";
import { viewProjection } from "./index.ts";

const eye = [8, 30, 8] as const;
const matrix = viewProjection({ position: eye, yaw: 0, pitch: 0 }, 1.5, 300);
const chunk = (cx: number, cz: number, waterQuads = 1) => ({ cx, cz, top: 40, solidQuads: 5, waterQuads });
const names = (chunks: readonly { readonly cx: number; readonly cz: number }[]) => chunks.map(({ cx, cz }) => [cx, cz]);

test("solid chunks come nearest first, water farthest first, and what is behind is left out", () => {
  const list = listVisible([chunk(0, -3), chunk(0, -1), chunk(0, 4), chunk(0, -2, 0)], matrix, eye, 96);
  assert.deepEqual(names(list.solid), [
    [0, -1],
    [0, -2],
    [0, -3],
  ]);
  assert.deepEqual(names(list.water), [
    [0, -3],
    [0, -1],
  ]);
});

test("what lies beyond the fog is not drawn", () => {
  assert.deepEqual(listVisible([chunk(0, -9)], matrix, eye, 96).solid, []);
});

test("a chunk is as high as its highest vertex", () => {
  const part = (...heights: number[]) => ({
    vertices: Uint8Array.from(heights.flatMap((y) => [1, y, 1, 0, 0, 0, 0, 0])),
    quads: heights.length / 4,
  });
  assert.equal(highestVertex({ solid: part(3, 9, 4, 4), water: part() }), 9);
  assert.equal(highestVertex({ solid: part(), water: part(21, 22, 22, 22) }), 22);
});
