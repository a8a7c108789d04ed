import assert from "node:assert/strict";
import test from "node:test";
import { pictureSize } from "./picture-size.ts";
import { createQuality } from "./quality.ts";

function after(frameSeconds: number, frames: number, quality = createQuality()) {
  for (let i = 0; i < frames; i++) quality.note(frameSeconds);
  return quality;
}

test("a machine that keeps up gets the whole picture", () => {
  assert.equal(after(1 / 60, 1000).scale, 1);
});

test("while frames take too long the picture gets coarser, down to a limit", () => {
  assert.ok(after(1 / 10, 60).scale < 0.7);
  assert.equal(after(1 / 10, 5000).scale, 0.36);
});

test("one slow frame changes nothing", () => {
  const quality = after(1 / 60, 10);
  quality.note(0.1);
  assert.equal(after(1 / 60, 100, quality).scale, 1);
});

test("with time to spare it gets sharper again, but not at once", () => {
  const quality = after(1 / 10, 24);
  const coarse = quality.scale;
  assert.equal(after(1 / 60, 500, quality).scale, coarse);
  assert.ok(after(1 / 60, 1000, quality).scale > coarse);
  assert.equal(after(1 / 60, 3000, quality).scale, 1);
});

test("the picture is sharp in a small window and limited in a large one", () => {
  assert.deepEqual(pictureSize(400, 300, 2, 1), [600, 450]);
  assert.deepEqual(pictureSize(800, 600, 1, 1), [800, 600]);
  assert.deepEqual(pictureSize(800, 600, 1, 0.5), [400, 300]);
  const [width, height] = pictureSize(2560, 1440, 2, 1);
  assert.ok(width * height <= 1_201_000 && Math.abs(width / height - 16 / 9) < 0.01);
  assert.deepEqual(pictureSize(0, 0, 1, 1), [1, 1]);
});
