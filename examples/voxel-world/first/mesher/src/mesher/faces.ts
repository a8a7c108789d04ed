/** One of the six directions that a cube shows. Seen from outside, `u` runs to the right and `v` upwards. */
export interface Face {
  readonly id: number;
  /** 0, 1, 2 for x, y, z. */
  readonly axis: 0 | 1 | 2;
  readonly outwards: 1 | -1;
  readonly uAxis: 0 | 1 | 2;
  readonly uSign: 1 | -1;
  readonly vAxis: 0 | 1 | 2;
  readonly vSign: 1 | -1;
}

export const faces: readonly Face[] = [
  { id: 0, axis: 0, outwards: 1, uAxis: 2, uSign: -1, vAxis: 1, vSign: 1 },
  { id: 1, axis: 0, outwards: -1, uAxis: 2, uSign: 1, vAxis: 1, vSign: 1 },
  { id: 2, axis: 1, outwards: 1, uAxis: 0, uSign: 1, vAxis: 2, vSign: -1 },
  { id: 3, axis: 1, outwards: -1, uAxis: 0, uSign: 1, vAxis: 2, vSign: 1 },
  { id: 4, axis: 2, outwards: 1, uAxis: 0, uSign: 1, vAxis: 1, vSign: 1 },
  { id: 5, axis: 2, outwards: -1, uAxis: 0, uSign: -1, vAxis: 1 },
];

export const crossFace = 6;

/** Corners in the order in which a quad is written: counter-clockwise, seen from outside. */
export const corners = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
] as const;
