export { createNoise } from "./gradient-noise.ts";
export { hash, seedFrom } from "./hash.ts";
