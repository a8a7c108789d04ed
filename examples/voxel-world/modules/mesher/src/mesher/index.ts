export { meshChunk } from "./mesh-chunk.ts";
export { vertexBytes } from "./quad-writer.ts";
