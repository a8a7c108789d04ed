import type { BlockName } from "../blocks/contract.ts";
import { idOf } from "../blocks/index.ts";
import type { World } from "../world/contract.ts";
import { createWorld } from "../world/index.ts";

type Placed = readonly [x: number, y: number, z: number, name: BlockName];

/** An empty world around chunk 0, 0 with the given blocks; for tests. */
export function worldOf(...placed: readonly Placed[]): World {
  const world = createWorld(() => undefined);
  world.stream(8, 8, 2, 100);
  for (const [x, y, z, name] of placed) world.set(x, y, z, idOf(name));
  return world;
}

/** Stone up to and including `top`. */
export function flatWorld(top: number): World {
  const world = createWorld((_cx, _cz, blocks) => blocks.fill(idOf("stone"), 0, (top + 1) * 256));
  world.stream(8, 8, 2, 100);
  return world;
}
