import { blockOf, idOf } from "../blocks/index.ts";
import { createChunk, type OwnChunk, putBlock } from "./chunk.ts";
import type { ChunkPlace, FillChunk, World } from "./contract.ts";
import { chunkOf, indexOf, keyOf, worldHeight } from "./place.ts";
import { around, distance, offsetsWithin } from "./streaming.ts";

const air = idOf("air");
const bedrock = idOf("bedrock");

export function createWorld(fill: FillChunk): World {
  const chunks = new Map<number, OwnChunk>();
  /** Chunks whose mesh no longer shows what is in them. */
  const stale = new Map<number, ChunkPlace>();
  /** Blocks set by hand, by chunk and index; they outlive their chunk. */
  const edits = new Map<number, Map<number, number>>();

  const chunkAt = (cx: number, cz: number): OwnChunk | undefined => chunks.get(keyOf(cx, cz));

  function load(place: ChunkPlace): void {
    const chunk = createChunk(place.cx, place.cz, fill);
    const key = keyOf(place.cx, place.cz);
    for (const [index, id] of edits.get(key) ?? []) putBlock(chunk, index, id);
    chunks.set(key, chunk);
    stale.set(key, place);
  }

  function drop(chunk: OwnChunk): ChunkPlace {
    const key = keyOf(chunk.cx, chunk.cz);
    chunks.delete(key);
    stale.delete(key);
    return { cx: chunk.cx, cz: chunk.cz };
  }

  function markStale(place: ChunkPlace): void {
    const key = keyOf(place.cx, place.cz);
    if (chunks.has(key)) stale.set(key, place);
  }

  /** A block shows in its neighbours' meshes (faces, occlusion) within one cell of the border; light reaches farther. */
  function markAround(x: number, z: number, reach: number): void {
    for (let cx = chunkOf(x - reach); cx <= chunkOf(x + reach); cx++) {
      for (let cz = chunkOf(z - reach); cz <= chunkOf(z + reach); cz++) markStale({ cx, cz });
    }
  }

  const surrounded = (place: ChunkPlace): boolean => around(place).every(({ cx, cz }) => chunks.has(keyOf(cx, cz)));

  return {
    get size() {
      return chunks.size;
    },

    chunk: chunkAt,

    get(x, y, z) {
      if (y < 0) return bedrock;
      if (y >= worldHeight) return air;
      return chunkAt(chunkOf(x), chunkOf(z))?.blocks[indexOf(x, y, z)] ?? air;
    },

    set(x, y, z, id) {
      const chunk = chunkAt(chunkOf(x), chunkOf(z));
      if (chunk === undefined || y < 0 || y >= worldHeight) return false;
      const index = indexOf(x, y, z);
      const before = chunk.blocks[index] ?? air;
      if (!putBlock(chunk, index, id)) return false;

      const key = keyOf(chunk.cx, chunk.cz);
      const kept = edits.get(key) ?? new Map<number, number>();
      edits.set(key, kept.set(index, id));
      markAround(x, z, Math.max(1, blockOf(before).glow, blockOf(id).glow));
      return true;
    },

    stream(x, z, radius, limit) {
      const centre = { cx: chunkOf(x), cz: chunkOf(z) };
      let loaded = 0;
      for (const offset of offsetsWithin(radius)) {
        if (loaded === limit) break;
        const place = { cx: centre.cx + offset.cx, cz: centre.cz + offset.cz };
        if (chunks.has(keyOf(place.cx, place.cz))) continue;
        load(place);
        loaded++;
      }
      const far = [...chunks.values()].filter((chunk) => distance(chunk, centre) > radius + 1);
      return { dropped: far.map(drop) };
    },

    takeStale(x, z, limit) {
      const centre = { cx: chunkOf(x), cz: chunkOf(z) };
      const ready = [...stale.values()]
        .filter(surrounded)
        .sort((a, b) => distance(a, centre) - distance(b, centre))
        .slice(0, limit);
      for (const { cx, cz } of ready) stale.delete(keyOf(cx, cz));
      return ready;
    },
  };
}
