import type { Noise } from "./contract.ts";
import { hash } from "./hash.ts";

// Perlin's noise reaches sqrt(n / 4) in n dimensions with unit gradients; these bring it to about [-1, 1].
const scale2 = 1.41;
const scale3 = 1.06;

const tableSize = 256;
const mask = tableSize - 1;

/** Twelve directions to the edges of a cube; four occur twice, so that four bits choose one. */
const edgesX = Float64Array.of(1, -1, 1, -1, 1, -1, 1, -1, 0, 0, 0, 0, 1, -1, 0, 0);
const edgesY = Float64Array.of(1, 1, -1, -1, 0, 0, 0, 0, 1, -1, 1, -1, 1, 1, -1, -1);
const edgesZ = Float64Array.of(0, 0, 0, 0, 1, 1, -1, -1, 1, 1, -1, -1, 0, 0, 1, -1);

/** A shuffled 0 … 255, twice over, so that sums of two entries need no wrapping. */
function shuffledTable(seed: number): Uint8Array {
  const table = new Uint8Array(tableSize * 2);
  for (let i = 0; i < tableSize; i++) table[i] = i;
  for (let i = tableSize - 1; i > 0; i--) {
    const j = Math.floor(hash(seed, i, 0, 0) * (i + 1));
    const swapped = table[i] ?? 0;
    table[i] = table[j] ?? 0;
    table[j] = swapped;
  }
  table.copyWithin(tableSize, 0, tableSize);
  return table;
}

/** Sixteen directions on the unit circle. */
function circle(): { readonly x: Float64Array; readonly y: Float64Array } {
  const x = new Float64Array(16);
  const y = new Float64Array(16);
  for (let i = 0; i < 16; i++) {
    const angle = ((i + 0.5) / 16) * Math.PI * 2;
    x[i] = Math.cos(angle);
    y[i] = Math.sin(angle);
  }
  return { x, y };
}

/** Smootherstep: first and second derivative vanish at both ends, so cells meet without a crease. */
function fade(t: number): number {
  return t * t * t * (t * (t * 6 - 15) + 10);
}

function blend(from: number, to: number, t: number): number {
  return from + (to - from) * t;
}

function limit(value: number): number {
  return value < -1 ? -1 : value > 1 ? 1 : value;
}

/** Gradient noise over a table that the seed shuffles. */
export function createNoise(seed: number): Noise {
  const table = shuffledTable(seed);
  const directions = circle();

  const at = (index: number): number => table[index] ?? 0;

  function dot2(corner: number, x: number, y: number): number {
    const direction = corner & 15;
    return (directions.x[direction] ?? 0) * x + (directions.y[direction] ?? 0) * y;
  }

  function dot3(corner: number, x: number, y: number, z: number): number {
    const edge = corner & 15;
    return ((edgesX[edge] ?? 0) * x + (edgesY[edge] ?? 0) * y + (edgesZ[edge] ?? 0) * z) * Math.SQRT1_2;
  }

  /** One edge of a cell along x, blended; `left` and `right` are the table's entries of its two ends. */
  function edgeAlongX(left: number, right: number, depth: number, dx: number, dy: number, dz: number, u: number) {
    return blend(dot3(at(left + depth), dx, dy, dz), dot3(at(right + depth), dx - 1, dy, dz), u);
  }

  return {
    at2(x, y) {
      const left = Math.floor(x);
      const top = Math.floor(y);
      const dx = x - left;
      const dy = y - top;
      const a = at(left & mask) + (top & mask);
      const b = at((left + 1) & mask) + (top & mask);
      // The row below may wrap around the table's edge.
      const a1 = at(left & mask) + ((top + 1) & mask);
      const b1 = at((left + 1) & mask) + ((top + 1) & mask);
      const u = fade(dx);
      const near = blend(dot2(at(a), dx, dy), dot2(at(b), dx - 1, dy), u);
      const far = blend(dot2(at(a1), dx, dy - 1), dot2(at(b1), dx - 1, dy - 1), u);
      return limit(blend(near, far, fade(dy)) * scale2);
    },

    at3(x, y, z) {
      const x0 = Math.floor(x);
      const y0 = Math.floor(y);
      const z0 = Math.floor(z);
      const dx = x - x0;
      const dy = y - y0;
      const dz = z - z0;
      const u = fade(dx);
      const v = fade(dy);
      const w = fade(dz);
      const left = at(x0 & mask);
      const right = at((x0 + 1) & mask);
      const [y1, z1] = [(y0 + 1) & mask, (z0 + 1) & mask];
      const leftLow = at(left + (y0 & mask));
      const rightLow = at(right + (y0 & mask));
      const leftHigh = at(left + y1);
      const rightHigh = at(right + y1);
      const zNear = z0 & mask;
      const near = blend(
        edgeAlongX(leftLow, rightLow, zNear, dx, dy, dz, u),
        edgeAlongX(leftHigh, rightHigh, zNear, dx, dy - 1, dz, u),
        v,
      );
      const far = blend(
        edgeAlongX(leftLow, rightLow, z1, dx, dy, dz - 1, u),
        edgeAlongX(leftHigh, rightHigh, z1, dx, dy - 1, dz - 1, u),
        v,
      );
      return limit(blend(near, far, w) * scale3);
    },
  };
}
