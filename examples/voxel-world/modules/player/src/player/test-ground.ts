import type { BlockName } from "../blocks/contract.ts";
import { idOf } from "../blocks/index.ts";
import type { Wish } from "./contract.ts";
import type { World } from "../world/contract.ts";
import { createWorld } from "../world/index.ts";

export const still: Wish = { forward: 0, right: 0, jump: false, sprint: false, turn: 0, tilt: 0 };

/** A plain of one kind of block up to y 9, so feet stand at 10; for tests. */
export function plain(name: BlockName = "stone"): World {
  const world = createWorld((_cx, _cz, blocks) => blocks.fill(idOf(name), 0, 10 * 256));
  world.stream(0, 0, 4, 1000);
  return world;
}
