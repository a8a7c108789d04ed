import type { Noise } from "../noise/contract.ts";
import { createNoise, hash } from "../noise/index.ts";
import type { Biome } from "./contract.ts";
import { fractal, ridged } from "./fractal.ts";

export const seaLevel = 22;
const lowest = 4;
const highest = 58;
const snowLine = 40;

const continents = { octaves: 3, wavelength: 190 };
const hills = { octaves: 5, wavelength: 90 };
const mountains = { octaves: 4, wavelength: 140 };
const caveWidth = 0.07;
const weather = { octaves: 2, wavelength: 160 };

/** What the land is like in one column. */
export interface Column {
  readonly height: number;
  readonly biome: Biome;
}

export interface Shape {
  column(x: number, z: number): Column;
  /** True where a cave is. */
  hollow(x: number, y: number, z: number): boolean;
}

/** Each use gets noise of its own, so that hills say nothing about rain. */
function noiseFor(seed: number, use: number): Noise {
  return createNoise(Math.floor(hash(seed, use, 0, 0) * 0x1_0000_0000));
}

/** 0 below `from`, 1 above `to`, smooth between. */
function smoothstep(from: number, to: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
}

export function createShape(seed: number): Shape {
  const land = noiseFor(seed, 1);
  const hill = noiseFor(seed, 2);
  const mountain = noiseFor(seed, 3);
  const rain = noiseFor(seed, 4);
  const warmth = noiseFor(seed, 5);
  const caves = noiseFor(seed, 6);
  const tubes = noiseFor(seed, 7);

  function heightAt(x: number, z: number): number {
    const base = fractal(land, x, z, continents);
    const inland = smoothstep(0.02, 0.32, base);
    const peaks = ridged(mountain, x, z, mountains) ** 3 * inland;
    const height = seaLevel + 2.5 + base * 15 + fractal(hill, x, z, hills) * (4 + inland * 4) + peaks * 22;
    return Math.round(Math.min(highest, Math.max(lowest, height)));
  }

  function biomeAt(x: number, z: number, height: number): Biome {
    if (height < seaLevel) return "ocean";
    if (height <= seaLevel + 1) return "beach";
    const cold = fractal(warmth, x, z, weather) < -0.42 && height > seaLevel + 4;
    // The snow line wavers by a few blocks, so it does not look drawn with a ruler.
    const line = snowLine + fractal(hill, x, z, { octaves: 2, wavelength: 18 }) * 4;
    if (cold || height > line) return "snow";
    return fractal(rain, x, z, weather) > 0.02 ? "forest" : "plains";
  }

  return {
    column(x, z) {
      const height = heightAt(x, z);
      return { height, biome: biomeAt(x, z, height) };
    },
    hollow(x, y, z) {
      // Both slices near zero: where two surfaces cross there is a winding tube.
      if (Math.abs(caves.at3(x / 26, y / 18, z / 26)) > caveWidth) return false;
      return Math.abs(tubes.at3(x / 26 + 50, y / 18, z / 26 - 50)) < caveWidth;
    },
  };
}
