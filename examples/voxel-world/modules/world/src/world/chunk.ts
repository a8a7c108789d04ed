import { blockOf } from "../blocks/index.ts";
import type { Chunk, FillChunk } from "./contract.ts";
import { chunkSize, indexOf, worldHeight } from "./place.ts";

/** A chunk that the world may change. */
export interface OwnChunk extends Chunk {
  readonly lamps: Set<number>;
}

function dimsSky(id: number): boolean {
  const { name, opaque, shape } = blockOf(id);
  return opaque || shape === "liquid" || name === "leaves";
}

/** Looks down a column from `from` for what dims the sky. */
function topOf(blocks: Uint8Array, x: number, z: number, from: number): number {
  let y = from;
  while (y >= 0 && !dimsSky(blocks[indexOf(x, y, z)] ?? 0)) y--;
  return y;
}

export function createChunk(cx: number, cz: number, fill: FillChunk): OwnChunk {
  const blocks = new Uint8Array(chunkSize * worldHeight * chunkSize);
  fill(cx, cz, blocks);
  const skyline = new Int8Array(chunkSize * chunkSize);
  for (let z = 0; z < chunkSize; z++) {
    for (let x = 0; x < chunkSize; x++) skyline[z * chunkSize + x] = topOf(blocks, x, z, worldHeight - 1);
  }
  const lamps = new Set<number>();
  blocks.forEach((id, index) => {
    if (id !== 0 && blockOf(id).glow > 0) lamps.add(index);
  });
  return { cx, cz, blocks, skyline, lamps };
}

/** Writes one block and keeps skyline and lamps true. Answers false where the block was there already. */
export function putBlock(chunk: OwnChunk, index: number, id: number): boolean {
  if (chunk.blocks[index] === id) return false;
  chunk.blocks[index] = id;
  if (blockOf(id).glow > 0) chunk.lamps.add(index);
  else chunk.lamps.delete(index);

  const x = index & 15;
  const z = (index >> 4) & 15;
  const y = index >> 8;
  const column = z * chunkSize + x;
  const top = chunk.skyline[column] ?? -1;
  if (dimsSky(id)) chunk.skyline[column] = Math.max(top, y);
  else if (y === top) chunk.skyline[column] = topOf(chunk.blocks, x, z, y - 1);
  return true;
}
