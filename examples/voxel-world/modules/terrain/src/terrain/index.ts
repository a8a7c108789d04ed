export { seaLevel } from "./shape.ts";
export { createTerrain } from "./terrain.ts";
