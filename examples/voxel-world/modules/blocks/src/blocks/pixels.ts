export const tileSize = 16;

export type Rgb = readonly [red: number, green: number, blue: number];

/** A tile that is being painted; coordinates wrap around, so that patterns repeat without a seam. */
export interface Pixels {
  readonly bytes: Uint8ClampedArray;
  set(x: number, y: number, colour: Rgb, alpha?: number): void;
  /** Multiplies what is there; 1 leaves it as it is. */
  shade(x: number, y: number, factor: number): void;
  fill(colour: (x: number, y: number) => Rgb, alpha?: number): void;
}

/** Chance in [0, 1) that is the same for the same tile, place and salt. */
export function grain(tile: number, x: number, y: number, salt = 0): number {
  let bits = Math.imul(tile + 1, 0x9e3779b1) ^ Math.imul(x + 17, 0x85ebca77) ^ Math.imul(y + 31, 0xc2b2ae3d);
  bits = Math.imul(bits ^ (bits >>> 15) ^ Math.imul(salt + 1, 0x27d4eb2f), 0x7feb352d);
  bits = Math.imul(bits ^ (bits >>> 13), 0x846ca68b);
  return ((bits ^ (bits >>> 16)) >>> 0) / 0x1_0000_0000;
}

export function scale([red, green, blue]: Rgb, factor: number): Rgb {
  return [red * factor, green * factor, blue * factor];
}

export function createPixels(): Pixels {
  const bytes = new Uint8ClampedArray(tileSize * tileSize * 4);
  const offset = (x: number, y: number): number => ((y & 15) * tileSize + (x & 15)) * 4;

  function set(x: number, y: number, colour: Rgb, alpha = 255): void {
    bytes.set([...colour, alpha], offset(x, y));
  }

  return {
    bytes,
    set,
    shade(x, y, factor) {
      const start = offset(x, y);
      for (let i = start; i < start + 3; i++) bytes[i] = (bytes[i] ?? 0) * factor;
    },
    fill(colour, alpha = 255) {
      for (let y = 0; y < tileSize; y++) {
        for (let x = 0; x < tileSize; x++) set(x, y, colour(x, y), alpha);
      }
    },
  };
}
