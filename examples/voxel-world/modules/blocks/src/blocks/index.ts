export { itemOf, items, tileCount } from "./items.ts";
export { breakSeconds, dropOf } from "./mining.ts";
export { paintTile } from "./paint-tile.ts";
export { blockOf, blocks, idOf } from "./registry.ts";
export { tileSize } from "./pixels.ts";
