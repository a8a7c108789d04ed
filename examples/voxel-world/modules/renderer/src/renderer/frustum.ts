import type { Box } from "./contract.ts";
import type { Matrix } from "./matrix.ts";

/**
 * True unless the box lies wholly outside one of the six planes of the view (Gribb and Hartmann): no box in view is
 * ever missed, a few beside its edges are drawn in vain.
 */
export function boxInView(matrix: Matrix, { min, max }: Box): boolean {
  for (let plane = 0; plane < 6; plane++) {
    const row = plane >> 1;
    const sign = plane & 1 ? -1 : 1;
    const at = (column: number): number => (matrix[column * 4 + 3] ?? 0) + sign * (matrix[column * 4 + row] ?? 0);
    const [a, b, c, d] = [at(0), at(1), at(2), at(3)];
    // The corner that lies farthest along the plane's normal decides.
    const farthest = a * (a > 0 ? max[0] : min[0]) + b * (b > 0 ? max[1] : min[1]) + c * (c > 0 ? max[2] : min[2]) + d;
    if (farthest < 0) return false;
  }
  return true;
}
