import { blockOf } from "../blocks/index.ts";
import type { BlockReader, Vec3 } from "../world/contract.ts";

export const bodyWidth = 0.6;
export const bodyHeight = 1.8;
const half = bodyWidth / 2;

/** Keeps a body that touches a block from counting as inside it. */
const skin = 0.001;

type Place = [number, number, number];

/** Calls `look` for each block that a body with its feet there reaches into, until it answers true. */
function touches(feet: Vec3, look: (x: number, y: number, z: number) => boolean): boolean {
  const [x, y, z] = feet;
  for (let by = Math.floor(y + skin); by <= Math.floor(y + bodyHeight - skin); by++) {
    for (let bz = Math.floor(z - half + skin); bz <= Math.floor(z + half - skin); bz++) {
      for (let bx = Math.floor(x - half + skin); bx <= Math.floor(x + half - skin); bx++) {
        if (look(bx, by, bz)) return true;
      }
    }
  }
  return false;
}

export function isBlocked(world: BlockReader, feet: Vec3): boolean {
  return touches(feet, (x, y, z) => blockOf(world.get(x, y, z)).solid);
}

export function overlapsBlock(feet: Vec3, block: Vec3): boolean {
  return touches(feet, (x, y, z) => x === block[0] && y === block[1] && z === block[2]);
}

/** True while the body is in liquid up to above the knees. */
export function isInLiquid(world: BlockReader, [x, y, z]: Vec3): boolean {
  return blockOf(world.get(Math.floor(x), Math.floor(y + 0.6), Math.floor(z))).shape === "liquid";
}

/** The place closest to the block's border on the way there. */
function restAt(coordinate: number, axis: number, direction: number): number {
  const low = axis === 1 ? 0 : half;
  const high = axis === 1 ? bodyHeight : half;
  return direction > 0 ? Math.ceil(coordinate + high - skin) - high : Math.floor(coordinate - low + skin) + low;
}

/**
 * Moves the feet along one axis by at most a quarter of a block; where something solid is in the way the body comes
 * to rest against it. Answers whether the way was free.
 */
export function slide(world: BlockReader, feet: Place, axis: 0 | 1 | 2, by: number): boolean {
  const from = feet[axis];
  feet[axis] = from + by;
  if (!isBlocked(world, feet)) return true;
  feet[axis] = restAt(from, axis, Math.sign(by));
  // Rounding must not let the body creep into the block: then it stays where it was.
  if (isBlocked(world, feet)) feet[axis] = from;
  return false;
}
