import type { Block, ItemName } from "./contract.ts";
import { itemOf } from "./items.ts";

function toolFits(block: Block, held: ItemName | undefined): boolean {
  return held !== undefined && block.tool !== undefined && itemOf(held).tool?.kind === block.tool;
}

/** Seconds to break the block; a tool of the wrong kind is no better than the hand. */
export function breakSeconds(block: Block, held: ItemName | undefined): number {
  const speed = held !== undefined && toolFits(block, held) ? (itemOf(held).tool?.speed ?? 1) : 1;
  return block.hardness / speed;
}

export function dropOf(block: Block, held: ItemName | undefined): ItemName | undefined {
  return block.needsTool && !toolFits(block, held) ? undefined : block.drops;
}
