import assert from "node:assert/strict";
import test from "node:test";
import type { Noise } from "../noise/contract.ts";
import { createNoise } from "../noise/index.ts";
import { fractal } from "./fractal.ts";

const constant = (value: number): Noise => ({ at2: () => value, at3: () => value });

test("each octave has half the weight of the one before", () => {
  // Only the octave that is asked `turn`th answers 1.
  const weight = (turn: number): number => {
    let asked = 0;
    const noise: Noise = { at2: () => (asked++ === turn ? 1 : 0), at3: () => 0 };
    return fractal(noise, 5, 5, { octaves: 4, wavelength: 50 });
  };
  assert.deepEqual(
    [0, 1, 2, 3].map((turn) => Math.round(weight(turn) * 15)),
    [8, 4, 2, 1],
  );
});

test("layers stay within [-1, 1], however many there are", () => {
  for (const octaves of [1, 3, 5, 8]) {
    assert.ok(Math.abs(fractal(constant(1), 3, 4, { octaves, wavelength: 90 }) - 1) < 1e-12);
    assert.ok(Math.abs(fractal(constant(-1), 3, 4, { octaves, wavelength: 90 }) + 1) < 1e-12);
  }
});

test("octaves change the shape of the land", () => {
  const noise = createNoise(4);
  const heights = (octaves: number): number[] =>
    Array.from({ length: 200 }, (_, x) => fractal(noise, x, 7, { octaves, wavelength: 90 }));
  assert.notDeepEqual(heights(5), heights(1));
});
