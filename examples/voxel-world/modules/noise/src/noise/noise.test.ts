import assert from "node:assert/strict";
import test from "node:test";
import { createNoise } from "./index.ts";

function samples2(seed: number): number[] {
  const noise = createNoise(seed);
  return Array.from({ length: 4096 }, (_, i) => noise.at2((i % 64) * 0.37 - 9, Math.floor(i / 64) * 0.41 + 3));
}

function samples3(seed: number): number[] {
  const noise = createNoise(seed);
  return Array.from({ length: 4096 }, (_, i) => noise.at3((i % 16) * 0.31, ((i >> 4) % 16) * 0.29, (i >> 8) * 0.43));
}

test("the same seed gives the same noise, another seed another", () => {
  assert.deepEqual(samples2(7), samples2(7));
  assert.deepEqual(samples3(7), samples3(7));
  assert.notDeepEqual(samples2(7), samples2(8));
  assert.notDeepEqual(samples3(7), samples3(8));
});

test("values stay in [-1, 1], use most of it, and are balanced around 0", () => {
  for (const values of [samples2(11), samples3(11)]) {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    assert.ok(Math.min(...values) >= -1 && Math.max(...values) <= 1);
    assert.ok(Math.min(...values) < -0.6 && Math.max(...values) > 0.6);
    assert.ok(Math.abs(mean) < 0.08, `mean ${mean}`);
  }
});

test("a small step changes the value a little, across cell borders too", () => {
  const noise = createNoise(3);
  const step = 0.001;
  for (let i = 0; i < 2000; i++) {
    const x = i * 0.0173 - 12;
    const y = i * 0.0091 + 250;
    assert.ok(Math.abs(noise.at2(x + step, y) - noise.at2(x, y)) < 0.01);
    assert.ok(Math.abs(noise.at3(x, y + step, x) - noise.at3(x, y, x)) < 0.01);
  }
});

test("far from the origin, on either side, the noise goes on", () => {
  const noise = createNoise(5);
  for (const far of [-100_000.5, 100_000.5]) {
    assert.ok(Number.isFinite(noise.at2(far, -far)));
    assert.ok(Number.isFinite(noise.at3(far, 0.5, -far)));
  }
});
