import assert from "node:assert/strict";
import test from "node:test";
import type { Sky } from "../renderer/contract.ts";
import { dayLength, skyOf } from "./index.ts";
import { palettes } from "./palette.ts";

/** The sky at a share of the day: 0 is midnight, 0.5 noon. */
const at = (share: number): Sky => skyOf((share - 0.3) * dayLength);
const bright = ({ sunlight, ambient }: Sky): number => [...sunlight, ...ambient].reduce((sum, value) => sum + value);

test("the light at a time is the light one day later", () => {
  for (const seconds of [0, 17, 100, 239]) {
    const [now, later] = [skyOf(seconds), skyOf(seconds + dayLength)];
    for (const [i, value] of now.horizon.entries()) assert.ok(Math.abs(value - (later.horizon[i] ?? 0)) < 1e-9);
  }
});

test("light and colours change without a jump", () => {
  for (let seconds = 0; seconds < dayLength; seconds += 0.1) {
    const [now, next] = [skyOf(seconds), skyOf(seconds + 0.1)];
    for (const part of ["zenith", "horizon", "sunlight", "ambient"] as const) {
      for (const [i, value] of now[part].entries()) {
        assert.ok(Math.abs(value - (next[part][i] ?? 0)) < 0.05, `${part} at ${seconds}`);
      }
    }
  }
});

test("it begins in the morning: the sun stands in the east", () => {
  const { sun, stars } = skyOf(0);
  assert.ok(sun[0] > 0.5 && sun[1] > 0 && stars === 0);
});

test("noon is brightest, with the sun in the south", () => {
  const noon = at(0.5);
  assert.ok(noon.sun[1] > 0.85 && noon.sun[2] > 0);
  for (let i = 0; i < 100; i++) assert.ok(bright(at(i / 100)) <= bright(noon) + 1e-9);
});

test("at dusk the horizon is redder than blue", () => {
  const [red, , blue] = at(0.745).horizon;
  assert.ok(red > blue * 1.5);
});

test("at night the stars are out, the moon gives light, and it is never black", () => {
  const night = at(0);
  assert.equal(night.stars, 1);
  assert.ok(night.sun[1] > 0.5);
  for (let i = 0; i < 100; i++) assert.ok(bright(at(i / 100)) > 0.2);
});

test("the direction of the light has the length 1", () => {
  for (let i = 0; i < 100; i++) assert.ok(Math.abs(Math.hypot(...at(i / 100).sun) - 1) < 1e-9);
});

test("palettes are ordered by the height of the sun", () => {
  const heights = palettes.map(({ height }) => height);
  assert.deepEqual(heights, [...heights].sort((a, b) => a - b));
});
