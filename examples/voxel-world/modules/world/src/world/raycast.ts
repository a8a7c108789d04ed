import { blockOf } from "../blocks/index.ts";
import type { BlockReader, Hit, Vec3 } from "./contract.ts";

interface Axis {
  cell: number;
  readonly step: number;
  /** Distance along the ray to the next border on this axis. */
  next: number;
  /** Distance along the ray between two borders. */
  readonly width: number;
}

function axisOf(from: number, direction: number): Axis {
  const cell = Math.floor(from);
  if (direction === 0) return { cell, step: 0, next: Number.POSITIVE_INFINITY, width: Number.POSITIVE_INFINITY };
  const width = Math.abs(1 / direction);
  const toBorder = direction > 0 ? cell + 1 - from : from - cell;
  return { cell, step: Math.sign(direction), next: toBorder * width, width };
}

function isHit(world: BlockReader, x: number, y: number, z: number): boolean {
  const { shape } = blockOf(world.get(x, y, z));
  return shape === "cube" || shape === "cross";
}

/** Walks the cells that a ray passes, in order (Amanatides and Woo). `direction` has the length 1. */
export function raycast(world: BlockReader, from: Vec3, direction: Vec3, reach: number): Hit | undefined {
  const x = axisOf(from[0], direction[0]);
  const y = axisOf(from[1], direction[1]);
  const z = axisOf(from[2], direction[2]);
  let face: Vec3 = [0, 0, 0];
  let distance = 0;

  while (distance <= reach) {
    if (isHit(world, x.cell, y.cell, z.cell)) return { block: [x.cell, y.cell, z.cell], face, distance };
    const nearest = x.next <= y.next && x.next <= z.next ? x : y.next <= z.next ? y : z;
    distance = nearest.next;
    nearest.cell += nearest.step;
    nearest.next += nearest.width;
    face = nearest === x ? [-x.step, 0, 0] : nearest === y ? [0, -y.step, 0] : [0, 0, -z.step];
  }
  return undefined;
}
