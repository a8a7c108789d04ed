export const chunkSize = 16;
export const worldHeight = 64;

/** The chunk that a coordinate lies in. */
export function chunkOf(coordinate: number): number {
  return Math.floor(coordinate / chunkSize);
}

/** Where a block lies in its chunk's list. */
export function indexOf(x: number, y: number, z: number): number {
  return (y * chunkSize + (z & 15)) * chunkSize + (x & 15);
}

/** One number for a chunk's place, good for two million chunks in every direction. */
export function keyOf(cx: number, cz: number): number {
  return (cx + 0x20_0000) * 0x40_0000 + (cz + 0x20_0000);
}
