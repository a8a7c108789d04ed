import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");

/** Relative luminance of an OKLCH colour, by the matrices of CSS Color 4. */
function luminance(oklch: string): number {
  const [l = 0, c = 0, h = 0] = oklch.split(" ").map(Number);
  const a = c * Math.cos((h * Math.PI) / 180);
  const b = c * Math.sin((h * Math.PI) / 180);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clamp = (value: number) => Math.min(1, Math.max(0, value));
  const red = clamp(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short);
  const green = clamp(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short);
  const blue = clamp(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function tokens(theme: "light" | "dark"): ReadonlyMap<string, number> {
  const found = css.matchAll(/--([a-z-]+): light-dark\(oklch\(([^)]+)\), oklch\(([^)]+)\)\)/g);
  return new Map(
    [...found].map(([, name = "", light = "", dark = ""]) => [name, luminance(theme === "light" ? light : dark)]),
  );
}

function contrast(first: number, second: number): number {
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

const onGround = ["ink", "soft", "faint", "architect", "builder", "person", "good", "bad"];
const grounds = ["ground", "sunk", "raised", "hover"];
const washes = ["architect", "builder", "person", "good", "bad"];
const texts = [
  ...onGround.flatMap((text) => grounds.map((ground) => [text, ground, 4.5] as const)),
  ...washes.map((hue) => [hue, `${hue}-wash`, 4.5] as const),
  ["ink", "selected", 4.5] as const,
  ["soft", "selected", 4.5] as const,
  ["on-ink", "ink", 4.5] as const,
  ["control", "raised", 3] as const,
  ...washes.map((hue) => [`${hue}-fill`, "ground", 3] as const),
];

test.each(["light", "dark"] as const)("every pair of tokens in the %s theme meets WCAG AA", (theme) => {
  const values = tokens(theme);
  const poor = texts
    .map(([text, ground, least]) => ({
      text,
      ground,
      least,
      has: contrast(values.get(text) ?? 0, values.get(ground) ?? 0),
    }))
    .filter(({ has, least }) => has < least)
    .map(({ text, ground, has }) => `${text} on ${ground}: ${has.toFixed(2)}`);
  expect(values.size).toBeGreaterThan(25);
  expect(poor).toEqual([]);
});
