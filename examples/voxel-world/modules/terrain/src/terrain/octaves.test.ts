import assert from "node:assert/strict";
import test from "node:test";
import type { Noise } from "../noise/contract.ts";
import { createNoise } from "../noise/index.ts";
import { fractal } from "./fractal.ts";
import { createTerrain } from "./index.ts";

/** Notes where it is asked, and answers the same everywhere. */
function listening(value: number): { readonly noise: Noise; readonly asked: number[] } {
  const asked: number[] = [];
  return { noise: { at2: (x) => (asked.push(x), value), at3: () => value }, asked };
}

test("each octave has twice the frequency of the one before", () => {
  const near = listening(0);
  const far = listening(0);
  fractal(near.noise, 0, 0, { octaves: 5, wavelength: 80 });
  fractal(far.noise, 80, 0, { octaves: 5, wavelength: 80 });
  const waves = far.asked.map((x, octave) => x - (near.asked[octave] ?? 0));
  assert.deepEqual(
    waves.map((wave) => Math.round(wave * 1e6) / 1e6),
    [1, 2, 4, 8, 16],
  );
});

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
    assert.ok(Math.abs(fractal(listening(1).noise, 3, 4, { octaves, wavelength: 90 }) - 1) < 1e-12);
    assert.ok(Math.abs(fractal(listening(-1).noise, 3, 4, { octaves, wavelength: 90 }) + 1) < 1e-12);
  }
});

test("more octaves give finer detail: the land turns up and down more often", () => {
  const noise = createNoise(4);
  const turns = (octaves: number): number => {
    const heights = Array.from({ length: 800 }, (_, x) => fractal(noise, x, 7, { octaves, wavelength: 90 }));
    const steps = heights.slice(1).map((height, i) => Math.sign(height - (heights[i] ?? 0)));
    return steps.slice(1).filter((step, i) => step !== steps[i]).length;
  };
  assert.ok(turns(5) > turns(1) * 3, `${turns(5)} turns against ${turns(1)}`);
});

test("octaves change the shape of the land", () => {
  const noise = createNoise(4);
  const heights = (octaves: number): number[] =>
    Array.from({ length: 200 }, (_, x) => fractal(noise, x, 7, { octaves, wavelength: 90 }));
  assert.notDeepEqual(heights(5), heights(1));
});

test("the land is as rough as mountains are: it rises by four over four blocks somewhere", () => {
  const { height } = createTerrain(77);
  let steep = 0;
  for (let x = -200; x < 200; x += 2) {
    for (let z = -200; z < 200; z += 2) if (Math.abs(height(x + 4, z) - height(x, z)) >= 4) steep++;
  }
  assert.ok(steep > 100, `${steep} steep places`);
});
