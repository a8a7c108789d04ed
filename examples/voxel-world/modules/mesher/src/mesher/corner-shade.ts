import { corners, type Face } from "./faces.ts";
import { darkest, isOpaque, strides, type Volume } from "./volume.ts";

/** How bright the four corners of a face are. */
export interface FaceShade {
  readonly occlusion: readonly [number, number, number, number];
  readonly sky: readonly [number, number, number, number];
  readonly lamp: readonly [number, number, number, number];
  readonly uniform: boolean;
}

type Four = [number, number, number, number];

/** 3 in the open; each neighbour takes one, and two sides together hide the corner whatever lies behind them. */
export function occlusionOf(sideA: number, sideB: number, diagonal: number): number {
  return sideA + sideB === 2 ? 0 : 3 - sideA - sideB - diagonal;
}

function same([a, b, c, d]: Four): boolean {
  return a === b && b === c && c === d;
}

/**
 * Shades a face by the cells of the layer before it: around each corner lie the cell itself, two at its sides and
 * one across. Opaque ones darken the corner; light is the mean of those that are open.
 */
export function shadeFace(volume: Volume, cell: number, face: Face): FaceShade {
  const before = cell + strides[face.axis] * face.outwards;
  const u = strides[face.uAxis] * face.uSign;
  const v = strides[face.vAxis] * face.vSign;
  const occlusion: Four = [3, 3, 3, 3];
  const sky: Four = [0, 0, 0, 0];
  const lamp: Four = [0, 0, 0, 0];

  corners.forEach(([right, up], corner) => {
    const sideA = before + (right ? u : -u);
    const sideB = before + (up ? v : -v);
    const diagonal = sideA + sideB - before;
    const opaqueAt = (index: number): number => isOpaque[volume.cells[index] ?? 0] ?? 0;
    const [a, b, d] = [opaqueAt(sideA), opaqueAt(sideB), opaqueAt(diagonal)];
    occlusion[corner] = occlusionOf(a, b, d);

    let open = 0;
    let skySum = 0;
    let lampSum = 0;
    const look = (index: number): void => {
      open++;
      skySum += volume.sky[index] ?? 0;
      lampSum += volume.lamp[index] ?? 0;
    };
    look(before);
    if (a === 0) look(sideA);
    if (b === 0) look(sideB);
    if (d === 0 && a + b < 2) look(diagonal);
    sky[corner] = Math.round(skySum / open);
    lamp[corner] = Math.round(lampSum / open);
  });
  // In the dark of a cave nobody sees the shade of a corner, and without it walls merge into few faces.
  if (sky.every((light) => light === darkest) && lamp.every((light) => light === 0)) occlusion.fill(3);
  return { occlusion, sky, lamp, uniform: same(occlusion) && same(sky) && same(lamp) };
}

/** True where the quad has to be cut along its other diagonal, so that a dark corner does not smear across it. */
export function turnsDiagonal({ occlusion, sky, lamp }: FaceShade): boolean {
  const bright = (corner: 0 | 1 | 2 | 3): number => occlusion[corner] * 4 + Math.max(sky[corner], lamp[corner]);
  return bright(0) + bright(2) < bright(1) + bright(3);
}
