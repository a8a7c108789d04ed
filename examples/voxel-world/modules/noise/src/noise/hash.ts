/** Mixes the bits of a 32-bit number, so that neighbouring inputs give unrelated outputs. */
function mix(value: number): number {
  let bits = Math.imul(value ^ (value >>> 16), 0x7feb352d);
  bits = Math.imul(bits ^ (bits >>> 15), 0x846ca68b);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** Evenly spread number in [0, 1) for an integer place. The same arguments give the same number. */
export function hash(seed: number, x: number, y: number, z: number): number {
  let bits = mix(seed | 0);
  bits = mix(bits ^ Math.imul(x | 0, 0x9e3779b1));
  bits = mix(bits ^ Math.imul(y | 0, 0x85ebca77));
  bits = mix(bits ^ Math.imul(z | 0, 0xc2b2ae3d));
  return bits / 0x1_0000_0000;
}

/** FNV-1a over UTF-16 units: any text becomes a seed. */
export function seedFrom(text: string): number {
  let bits = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    bits = Math.imul(bits ^ text.charCodeAt(i), 0x01000193);
  }
  return bits >>> 0;
}
