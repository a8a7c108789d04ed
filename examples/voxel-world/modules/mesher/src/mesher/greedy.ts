/** A rectangle of equal cells in a mask. */
export interface Rectangle {
  readonly u: number;
  readonly v: number;
  readonly width: number;
  readonly height: number;
  readonly key: number;
}

/**
 * Cuts a mask into rectangles of equal, non-zero keys: each grows along u as far as it can, then along v.
 * The mask is emptied on the way.
 */
export function eachRectangle(mask: Int32Array, width: number, emit: (rectangle: Rectangle) => void): void {
  const rows = mask.length / width;
  for (let v = 0; v < rows; v++) {
    for (let u = 0; u < width; u++) {
      const key = mask[v * width + u] ?? 0;
      if (key === 0) continue;
      let across = 1;
      while (u + across < width && mask[v * width + u + across] === key) across++;
      let down = 1;
      while (v + down < rows && rowIs(mask, (v + down) * width + u, across, key)) down++;
      for (let row = v; row < v + down; row++) mask.fill(0, row * width + u, row * width + u + across);
      emit({ u, v, width: across, height: down, key });
    }
  }
}

function rowIs(mask: Int32Array, start: number, length: number, key: number): boolean {
  for (let i = start; i < start + length; i++) if (mask[i] !== key) return false;
  return true;
}
