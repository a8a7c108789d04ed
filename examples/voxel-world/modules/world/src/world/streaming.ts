import type { ChunkPlace } from "./contract.ts";

interface Offset extends ChunkPlace {
  readonly away: number;
}

const offsetsByRadius = new Map<number, readonly Offset[]>();

/** Chunks within a radius around a centre, nearest first; kept, since they are asked for each frame. */
export function offsetsWithin(radius: number): readonly Offset[] {
  const known = offsetsByRadius.get(radius);
  if (known !== undefined) return known;
  const offsets: Offset[] = [];
  for (let cx = -radius; cx <= radius; cx++) {
    for (let cz = -radius; cz <= radius; cz++) {
      const away = Math.hypot(cx, cz);
      if (away <= radius) offsets.push({ cx, cz, away });
    }
  }
  offsets.sort((a, b) => a.away - b.away);
  offsetsByRadius.set(radius, offsets);
  return offsets;
}

/** The chunk itself and the eight around it. */
export function around({ cx, cz }: ChunkPlace): readonly ChunkPlace[] {
  return [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dz) => ({ cx: cx + dx, cz: cz + dz })));
}

export function distance(a: ChunkPlace, b: ChunkPlace): number {
  return Math.hypot(a.cx - b.cx, a.cz - b.cz);
}
