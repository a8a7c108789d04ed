import assert from "node:assert/strict";
import test from "node:test";
import { skyAt } from "./index.ts";

test("the light is that of a late morning, the same all the time", () => {
  assert.deepEqual(skyAt(0), skyAt(100_000));
  assert.equal(skyAt(0).stars, 0);
});

test("the sun's direction has the length 1 and points up", () => {
  const { sun } = skyAt(0);
  assert.ok(Math.abs(Math.hypot(...sun) - 1) < 0.01);
  assert.ok(sun[1] > 0);
});
