export { createGame } from "./game.ts";
export { skyAt } from "./sky.ts";
