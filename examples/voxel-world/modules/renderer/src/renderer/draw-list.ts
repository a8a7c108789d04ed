import type { Vec3 } from "../world/contract.ts";
import type { Box } from "./contract.ts";
import { boxInView } from "./frustum.ts";
import type { Matrix } from "./matrix.ts";

export interface Drawable {
  readonly cx: number;
  readonly cz: number;
  /** Highest vertex; the box of a chunk ends there. */
  readonly top: number;
  readonly solidQuads: number;
  readonly waterQuads: number;
}

export interface DrawList<T extends Drawable> {
  /** Nearest first, so that what is hidden behind is rejected early. */
  readonly solid: readonly T[];
  /** Farthest first, so that water blends over what lies behind. */
  readonly water: readonly T[];
}

export function boxOf({ cx, cz, top }: Drawable): Box {
  return { min: [cx * 16, 0, cz * 16], max: [cx * 16 + 16, top, cz * 16 + 16] };
}

function away({ cx, cz }: Drawable, eye: Vec3): number {
  return Math.hypot(cx * 16 + 8 - eye[0], cz * 16 + 8 - eye[2]);
}

/** Picks what can be seen, in the order in which it is drawn. */
export function listVisible<T extends Drawable>(
  chunks: Iterable<T>,
  matrix: Matrix,
  eye: Vec3,
  viewBlocks: number,
): DrawList<T> {
  const visible = [...chunks]
    .filter((chunk) => away(chunk, eye) < viewBlocks + 12 && boxInView(matrix, boxOf(chunk)))
    .sort((a, b) => away(a, eye) - away(b, eye));
  return {
    solid: visible.filter(({ solidQuads }) => solidQuads > 0),
    water: visible.filter(({ waterQuads }) => waterQuads > 0).reverse(),
  };
}
