import type { Vec3 } from "../world/contract.ts";

/** The colours of one state of the sky; linear, 0 to 1. */
export interface Palette {
  readonly zenith: Vec3;
  readonly horizon: Vec3;
  readonly sunlight: Vec3;
  readonly ambient: Vec3;
  readonly stars: number;
}

/** By height of the sun above the horizon, as the sine of its angle, from deep night to noon. */
export const palettes: readonly (Palette & { readonly height: number })[] = [
  {
    height: -0.3,
    zenith: [0.008, 0.014, 0.045],
    horizon: [0.02, 0.035, 0.085],
    sunlight: [0.06, 0.085, 0.15],
    ambient: [0.05, 0.065, 0.115],
    stars: 1,
  },
  {
    height: -0.08,
    zenith: [0.035, 0.06, 0.18],
    horizon: [0.24, 0.13, 0.17],
    sunlight: [0.12, 0.09, 0.12],
    ambient: [0.09, 0.095, 0.16],
    stars: 0.4,
  },
  {
    height: 0.06,
    zenith: [0.09, 0.17, 0.42],
    horizon: [0.78, 0.42, 0.24],
    sunlight: [0.95, 0.52, 0.28],
    ambient: [0.19, 0.19, 0.28],
    stars: 0,
  },
  {
    height: 0.35,
    zenith: [0.12, 0.3, 0.68],
    horizon: [0.56, 0.7, 0.84],
    sunlight: [1, 0.9, 0.74],
    ambient: [0.28, 0.34, 0.44],
    stars: 0,
  },
  {
    height: 0.9,
    zenith: [0.13, 0.33, 0.74],
    horizon: [0.57, 0.73, 0.9],
    sunlight: [1, 0.95, 0.86],
    ambient: [0.31, 0.37, 0.47],
    stars: 0,
  },
];

function mix(from: Vec3, to: Vec3, t: number): Vec3 {
  return [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t, from[2] + (to[2] - from[2]) * t];
}

/** The colours between the two states that the sun's height lies between. */
export function paletteAt(height: number): Palette {
  const above = palettes.findIndex((state) => state.height > height);
  const to = palettes[above === -1 ? palettes.length - 1 : above];
  const from = palettes[above === -1 ? palettes.length - 1 : Math.max(0, above - 1)];
  if (from === undefined || to === undefined) throw new Error("there are no palettes");
  const t = from === to ? 0 : (height - from.height) / (to.height - from.height);
  return {
    zenith: mix(from.zenith, to.zenith, t),
    horizon: mix(from.horizon, to.horizon, t),
    sunlight: mix(from.sunlight, to.sunlight, t),
    ambient: mix(from.ambient, to.ambient, t),
    stars: from.stars + (to.stars - from.stars) * t,
  };
}
