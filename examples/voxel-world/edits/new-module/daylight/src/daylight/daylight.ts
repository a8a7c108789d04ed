import type { Sky } from "../renderer/contract.ts";
import type { Vec3 } from "../world/contract.ts";
import { paletteAt } from "./palette.ts";

export const dayLength = 240;

/** Share of the day at the start: 0 is midnight, 0.25 sunrise, 0.5 noon. */
const start = 0.3;
/** How far the sun's path leans to the south. */
const lean = 0.42;
/** Around the horizon sun and moon change places; the light turns over within this height. */
const handover = 0.08;

/** Unit vector towards the sun: up in the east at a quarter of the day, in the south at half. */
function sunAt(share: number): Vec3 {
  const angle = (share - 0.25) * Math.PI * 2;
  return [Math.cos(angle), Math.sin(angle) * Math.cos(lean), Math.sin(angle) * Math.sin(lean)];
}

/** The sun by day; by night the moon, which stands across from it. */
function lightFrom(sun: Vec3): Vec3 {
  return sun[1] >= -handover ? sun : [-sun[0], -sun[1], -sun[2]];
}

export function skyOf(seconds: number): Sky {
  const turns = seconds / dayLength + start;
  const sun = sunAt(turns - Math.floor(turns));
  const palette = paletteAt(sun[1]);
  // While the one sets and the other rises there is only the light of the sky, so nobody sees them change places.
  const shown = Math.min(1, Math.abs(sun[1] + handover) / handover);
  const sunlight: Vec3 = [palette.sunlight[0] * shown, palette.sunlight[1] * shown, palette.sunlight[2] * shown];
  return { ...palette, sun: lightFrom(sun), sunlight };
}
