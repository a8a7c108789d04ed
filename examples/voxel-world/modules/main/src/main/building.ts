import { blockOf, idOf, itemOf } from "../blocks/index.ts";
import type { Inventory } from "../inventory/contract.ts";
import type { Player } from "../player/contract.ts";
import type { Hit, Vec3, World } from "../world/contract.ts";

const tableReach = 4;

function isFree(world: World, [x, y, z]: Vec3): boolean {
  const { shape } = blockOf(world.get(x, y, z));
  return shape !== "cube";
}

/** Where a block would go: into a plant that is looked at, otherwise before the face. */
function placeFor(world: World, { block, face }: Hit): Vec3 {
  const { shape } = blockOf(world.get(...block));
  if (shape === "cross") return block;
  return [block[0] + face[0], block[1] + face[1], block[2] + face[2]];
}

/** Puts the block in the hand where the person looks, if there is room and nobody stands there. */
export function placeHeld(world: World, player: Player, inventory: Inventory, hit: Hit | undefined): boolean {
  const held = inventory.held();
  const name = held === undefined ? undefined : itemOf(held.item).places;
  if (hit === undefined || name === undefined) return false;
  const place = placeFor(world, hit);
  const block = blockOf(idOf(name));
  if (!isFree(world, place) || (block.solid && player.overlaps(place))) return false;
  // A plant needs ground to stand on.
  if (block.shape === "cross" && !blockOf(world.get(place[0], place[1] - 1, place[2])).solid) return false;
  if (!world.set(...place, block.id)) return false;
  inventory.takeHeld();
  return true;
}

/** Takes a block away; a plant on top of it falls with it. Water beside it runs in. */
export function removeBlock(world: World, [x, y, z]: Vec3): void {
  const wet = [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ].some(([dx = 0, dz = 0]) => world.get(x + dx, y, z + dz) === idOf("water"));
  world.set(x, y, z, wet || world.get(x, y + 1, z) === idOf("water") ? idOf("water") : idOf("air"));
  if (blockOf(world.get(x, y + 1, z)).shape === "cross") world.set(x, y + 1, z, idOf("air"));
}

/** True while a crafting table stands within four blocks of the person. */
export function isNearTable(world: World, player: Player): boolean {
  const table = idOf("table");
  const [px, py, pz] = player.position.map(Math.floor) as [number, number, number];
  for (let x = px - tableReach; x <= px + tableReach; x++) {
    for (let z = pz - tableReach; z <= pz + tableReach; z++) {
      for (let y = py - tableReach; y <= py + tableReach; y++) if (world.get(x, y, z) === table) return true;
    }
  }
  return false;
}
