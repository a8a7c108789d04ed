export { createHud } from "./hud.ts";
export { paintIcon } from "./paint-icon.ts";
export { viewOf } from "./view.ts";
