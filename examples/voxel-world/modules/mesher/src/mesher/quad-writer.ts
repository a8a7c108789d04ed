import type { MeshPart } from "./contract.ts";
import type { FaceShade } from "./corner-shade.ts";
import { turnsDiagonal } from "./corner-shade.ts";
import { corners, crossFace, type Face } from "./faces.ts";

export const vertexBytes = 8;
const lowered = 1 << 5;

/** A rectangle of one face; `from` is its smallest corner, sizes are in blocks. */
export interface Quad {
  readonly face: Face;
  readonly from: readonly [x: number, y: number, z: number];
  readonly width: number;
  readonly height: number;
  readonly tile: number;
  readonly shade: FaceShade;
  /** The top edge lies lower than the block: the surface of a liquid. */
  readonly surface: boolean;
}

export interface QuadWriter {
  quad(quad: Quad): void;
  cross(x: number, y: number, z: number, tile: number, sky: number, lamp: number): void;
  part(): MeshPart;
}

export function createQuadWriter(): QuadWriter {
  let bytes = new Uint8Array(256 * 4 * vertexBytes);
  let length = 0;

  function vertex(place: readonly number[], tile: number, u: number, v: number, light: number, shade: number): void {
    if (length + vertexBytes > bytes.length) {
      const larger = new Uint8Array(bytes.length * 2);
      larger.set(bytes);
      bytes = larger;
    }
    bytes.set(place, length);
    bytes[length + 3] = tile;
    bytes[length + 4] = u;
    bytes[length + 5] = v;
    bytes[length + 6] = light;
    bytes[length + 7] = shade;
    length += vertexBytes;
  }

  return {
    quad({ face, from, width, height, tile, shade, surface }) {
      const first = turnsDiagonal(shade) ? 1 : 0;
      for (let i = 0; i < 4; i++) {
        const corner = (first + i) & 3;
        const [right, up] = corners[corner] ?? corners[0];
        const place = [...from];
        place[face.axis] = (from[face.axis] ?? 0) + (face.outwards > 0 ? 1 : 0);
        // Against its sign an axis starts at the far end.
        place[face.uAxis] = (from[face.uAxis] ?? 0) + (right === (face.uSign > 0 ? 1 : 0) ? width : 0);
        place[face.vAxis] = (from[face.vAxis] ?? 0) + (up === (face.vSign > 0 ? 1 : 0) ? height : 0);
        const isTop = face.axis === 1 ? face.outwards > 0 : up === 1;
        const light = (shade.sky[corner] ?? 0) * 16 + (shade.lamp[corner] ?? 0);
        const side = (right << 6) | (up << 7);
        const bits = (shade.occlusion[corner] ?? 3) | (face.id << 2) | (surface && isTop ? lowered : 0) | side;
        vertex(place, tile, right * width, (1 - up) * height, light, bits);
      }
    },

    cross(x, y, z, tile, sky, lamp) {
      for (const [x0, z0, x1, z1] of [
        [0, 0, 1, 1],
        [1, 0, 0, 1],
      ] as const) {
        for (const [right, up] of corners) {
          const place = [x + (right ? x1 : x0), y + up, z + (right ? z1 : z0)];
          vertex(place, tile, right, 1 - up, sky * 16 + lamp, 3 | (crossFace << 2));
        }
      }
    },

    part() {
      return { vertices: bytes.slice(0, length), quads: length / (4 * vertexBytes) };
    },
  };
}
