import type { MeshPart } from "./contract.ts";
import { vertexBytes } from "./quad-writer.ts";

export interface ReadQuad {
  readonly face: number;
  readonly tile: number;
  readonly corners: readonly (readonly number[])[];
  /** Smallest and largest corner. */
  readonly min: readonly number[];
  readonly max: readonly number[];
  readonly occlusion: readonly number[];
  readonly sky: readonly number[];
  readonly lamp: readonly number[];
  readonly lowered: readonly boolean[];
}

/** Reads a part back into quads; for tests. */
export function readQuads({ vertices, quads }: MeshPart): readonly ReadQuad[] {
  return Array.from({ length: quads }, (_, quad) => {
    const vertex = [0, 1, 2, 3].map((i) => {
      const start = (quad * 4 + i) * vertexBytes;
      return vertices.subarray(start, start + vertexBytes);
    });
    const byte = (i: number): number[] => vertex.map((bytes) => bytes[i] ?? 0);
    const corners = vertex.map((bytes) => [...bytes.subarray(0, 3)]);
    return {
      face: ((byte(7)[0] ?? 0) >> 2) & 7,
      tile: byte(3)[0] ?? 0,
      corners,
      min: [0, 1, 2].map((axis) => Math.min(...byte(axis))),
      max: [0, 1, 2].map((axis) => Math.max(...byte(axis))),
      occlusion: byte(7).map((bits) => bits & 3),
      sky: byte(6).map((light) => light >> 4),
      lamp: byte(6).map((light) => light & 15),
      lowered: byte(7).map((bits) => (bits & 32) !== 0),
    };
  });
}
