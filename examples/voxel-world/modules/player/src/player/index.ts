export { bindControls } from "./bind-controls.ts";
export { createInput } from "./input.ts";
export { createPlayer } from "./player.ts";
