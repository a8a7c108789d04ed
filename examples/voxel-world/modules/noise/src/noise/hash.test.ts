import assert from "node:assert/strict";
import test from "node:test";
import { hash, seedFrom } from "./index.ts";

test("hash is spread evenly over [0, 1)", () => {
  const buckets = new Array<number>(10).fill(0);
  for (let x = -50; x < 50; x++) {
    for (let z = -50; z < 50; z++) {
      const value = hash(1, x, 0, z);
      assert.ok(value >= 0 && value < 1);
      const bucket = Math.floor(value * 10);
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
    }
  }
  for (const count of buckets) assert.ok(count > 850 && count < 1150, `uneven: ${buckets.join(" ")}`);
});

test("every argument of hash counts", () => {
  const base = hash(1, 2, 3, 4);
  for (const other of [hash(2, 2, 3, 4), hash(1, 3, 3, 4), hash(1, 2, 4, 4), hash(1, 2, 3, 5), hash(1, 3, 2, 4)]) {
    assert.notEqual(other, base);
  }
  assert.equal(hash(1, 2, 3, 4), base);
});

test("a text always gives the same seed, and texts differ", () => {
  assert.equal(seedFrom("voxel"), seedFrom("voxel"));
  assert.notEqual(seedFrom("voxel"), seedFrom("voxels"));
  assert.equal(seedFrom(""), 0x811c9dc5);
});
