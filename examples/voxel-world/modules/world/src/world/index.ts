export { chunkSize, worldHeight } from "./place.ts";
export { raycast } from "./raycast.ts";
export { createWorld } from "./world.ts";
