import type { Sky } from "../renderer/contract.ts";

const morning: Sky = {
  sun: [0.48, 0.74, 0.47],
  zenith: [0.13, 0.32, 0.72],
  horizon: [0.56, 0.72, 0.88],
  sunlight: [1.0, 0.94, 0.82],
  ambient: [0.3, 0.36, 0.46],
  stars: 0,
};

/** The light at a time since the start: a late morning that never ends. */
export function skyAt(_seconds: number): Sky {
  return morning;
}
