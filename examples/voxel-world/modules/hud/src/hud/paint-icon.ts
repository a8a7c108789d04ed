import type { ItemName } from "../blocks/contract.ts";
import { blockOf, idOf, itemOf, paintTile, tileSize } from "../blocks/index.ts";

export const iconSize = 32;

/** Light of the cube's top, left and right face. */
const lights = [1, 0.62, 0.8] as const;

type Pixel = readonly [red: number, green: number, blue: number, alpha: number];

function pixelOf(tile: Uint8ClampedArray, u: number, v: number, light: number): Pixel {
  const clamp = (t: number): number => Math.min(tileSize - 1, Math.max(0, Math.floor(t * tileSize)));
  const start = (clamp(v) * tileSize + clamp(u)) * 4;
  const byte = (i: number): number => tile[start + i] ?? 0;
  return [byte(0) * light, byte(1) * light, byte(2) * light, byte(3)];
}

/** The cube seen from a corner: a rhombus on top of two slanted squares. Undefined beside it. */
function cubePixel(tiles: readonly [Uint8ClampedArray, Uint8ClampedArray], x: number, y: number): Pixel | undefined {
  const middle = iconSize / 2;
  const half = 14;
  const rise = 7;
  const tall = 15;
  const top = 1.5;
  // Along the two edges of the top that meet at the front corner.
  const dx = (x + 0.5 - middle) / half;
  const dy = (y + 0.5 - top - rise) / rise;
  const a = (dx + dy + 1) / 2;
  const b = (dy - dx + 1) / 2;
  if (a >= 0 && a < 1 && b >= 0 && b < 1) return pixelOf(tiles[0], a, b, lights[0]);
  if (Math.abs(dx) > 1) return undefined;
  const edge = top + rise + rise * (1 - Math.abs(dx));
  const v = (y + 0.5 - edge) / tall;
  if (v < 0 || v >= 1) return undefined;
  return dx < 0 ? pixelOf(tiles[1], dx + 1, v, lights[1]) : pixelOf(tiles[1], dx, v, lights[2]);
}

/** RGBA, 32 × 32: blocks as a small cube, everything else flat and twice its size. */
export function paintIcon(item: ItemName): Uint8ClampedArray {
  const { places, tile } = itemOf(item);
  const block = places === undefined ? undefined : blockOf(idOf(places));
  const bytes = new Uint8ClampedArray(iconSize * iconSize * 4);
  const isCube = block?.shape === "cube";
  const tiles = [paintTile(isCube ? block.top : tile), paintTile(isCube ? block.side : tile)] as const;
  for (let y = 0; y < iconSize; y++) {
    for (let x = 0; x < iconSize; x++) {
      const pixel = isCube ? cubePixel(tiles, x, y) : pixelOf(tiles[0], x / iconSize, y / iconSize, 1);
      if (pixel !== undefined) bytes.set(pixel, (y * iconSize + x) * 4);
    }
  }
  return bytes;
}
