import { blockOf, blocks, idOf } from "../blocks/index.ts";
import type { BlockReader, Chunk } from "../world/contract.ts";
import { chunkSize, worldHeight } from "../world/index.ts";

/** A chunk with one cell of its neighbours all around. */
const width = chunkSize + 2;
const layers = worldHeight + 2;

/** Steps in `cells` to the next cell along x, y and z. */
export const strides = [1, width * width, width] as const;

export const darkest = 2;
const lightPerBlock = 1.5;

/** By id, since every cell asks several times. */
export const isOpaque = Uint8Array.from(blocks, ({ opaque }) => (opaque ? 1 : 0));

export interface Volume {
  readonly cells: Uint8Array;
  /** Light from the sky and from lamps in each cell, 0 to 15. */
  readonly sky: Uint8Array;
  readonly lamp: Uint8Array;
  /** Layers from the ground up to the highest block of the chunk itself. */
  readonly height: number;
}

/** Index of a cell; coordinates count from the chunk's own first cell and may be -1 to size. */
export function cellAt(x: number, y: number, z: number): number {
  return ((y + 1) * width + (z + 1)) * width + (x + 1);
}

type Light = Pick<Volume, "cells" | "sky">;
type Neighbours = (dx: number, dz: number) => Chunk | undefined;

/** Which neighbour a coordinate from -1 to 16 lies in. */
function sideOf(coordinate: number): number {
  return coordinate < 0 ? -1 : coordinate >= chunkSize ? 1 : 0;
}

function copyColumn(volume: Light, neighbours: Neighbours, x: number, z: number): void {
  const chunk = neighbours(sideOf(x), sideOf(z));
  const column = (z & 15) * chunkSize + (x & 15);
  const skyline = chunk?.skyline[column] ?? -1;
  volume.cells[cellAt(x, -1, z)] = idOf("bedrock");
  for (let y = 0; y <= worldHeight; y++) {
    const cell = cellAt(x, y, z);
    if (y < worldHeight) volume.cells[cell] = chunk?.blocks[y * chunkSize * chunkSize + column] ?? 0;
    volume.sky[cell] = Math.max(darkest, Math.round(15 - Math.max(0, skyline - y) * lightPerBlock));
  }
}

/** Brightens the diamond around a lamp, as far as it reaches into the volume. */
function shine(lamp: Uint8Array, glow: number, x: number, y: number, z: number): void {
  const clip = (value: number, last: number): number => Math.min(last, Math.max(-1, value));
  for (let ly = clip(y - glow, worldHeight); ly <= clip(y + glow, worldHeight); ly++) {
    for (let lz = clip(z - glow, chunkSize); lz <= clip(z + glow, chunkSize); lz++) {
      for (let lx = clip(x - glow, chunkSize); lx <= clip(x + glow, chunkSize); lx++) {
        const light = glow - Math.abs(lx - x) - Math.abs(ly - y) - Math.abs(lz - z);
        const cell = cellAt(lx, ly, lz);
        if (light > (lamp[cell] ?? 0)) lamp[cell] = light;
      }
    }
  }
}

function shineAll(lamp: Uint8Array, neighbours: Neighbours): void {
  for (let dx = -1; dx <= 1; dx++) {
    for (let dz = -1; dz <= 1; dz++) {
      const chunk = neighbours(dx, dz);
      for (const index of chunk?.lamps ?? []) {
        const { glow } = blockOf(chunk?.blocks[index] ?? 0);
        shine(lamp, glow, (index & 15) + dx * chunkSize, index >> 8, ((index >> 4) & 15) + dz * chunkSize);
      }
    }
  }
}

function heightOf(chunk: Chunk | undefined): number {
  const last = chunk?.blocks.findLastIndex((id) => id !== 0) ?? -1;
  return last < 0 ? 0 : Math.floor(last / (chunkSize * chunkSize)) + 1;
}

/** Gathers what meshing a chunk has to look at. */
export function gatherVolume(world: BlockReader, cx: number, cz: number): Volume {
  const size = width * layers * width;
  const height = heightOf(world.chunk(cx, cz));
  const [cells, sky, lamp] = [new Uint8Array(size), new Uint8Array(size), new Uint8Array(size)];
  const around = [-1, 0, 1].map((dx) => [-1, 0, 1].map((dz) => world.chunk(cx + dx, cz + dz)));
  const neighbours: Neighbours = (dx, dz) => around[dx + 1]?.[dz + 1];
  for (let z = -1; z <= chunkSize; z++) {
    for (let x = -1; x <= chunkSize; x++) copyColumn({ cells, sky }, neighbours, x, z);
  }
  shineAll(lamp, neighbours);
  return { cells, sky, lamp, height };
}
