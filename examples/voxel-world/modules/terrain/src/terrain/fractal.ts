import type { Noise } from "../noise/contract.ts";

export interface Layers {
  readonly octaves: number;
  /** Length of the longest wave, in blocks. */
  readonly wavelength: number;
}

/** Layered noise in [-1, 1]: each octave has twice the frequency and half the weight of the one before. */
export function fractal(noise: Noise, x: number, z: number, { octaves, wavelength }: Layers): number {
  let frequency = 1 / wavelength;
  let weight = 1;
  let sum = 0;
  let weights = 0;
  for (let octave = 0; octave < octaves; octave++) {
    // The shift keeps the octaves' zeros, which lie on whole numbers, from meeting at the origin.
    sum += noise.at2(x * frequency + octave * 17.3, z * frequency - octave * 9.1) * weight;
    weights += weight;
    weight /= 2;
    frequency *= 2;
  }
  return sum / weights;
}

/** Like `fractal`, folded at zero: sharp crests where the noise changes sign. In [0, 1]. */
export function ridged(noise: Noise, x: number, z: number, layers: Layers): number {
  return 1 - Math.abs(fractal(noise, x, z, layers));
}
