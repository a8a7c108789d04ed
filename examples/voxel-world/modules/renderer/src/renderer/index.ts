export { boxInView } from "./frustum.ts";
export { viewProjection } from "./matrix.ts";
export { createRenderer } from "./renderer.ts";
