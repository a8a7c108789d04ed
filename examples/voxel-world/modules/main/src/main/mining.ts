import type { ItemName } from "../blocks/contract.ts";
import { blockOf, breakSeconds } from "../blocks/index.ts";
import type { Vec3 } from "../world/contract.ts";

/** What is looked at, and with what in the hand. */
export interface Strike {
  readonly block: Vec3;
  readonly id: number;
  readonly held: ItemName | undefined;
  readonly slot: number;
}

export interface Mining {
  /** 0 to 1. */
  readonly broken: number;
  /** Works on the block for a while; answers true in the frame in which it breaks. */
  strike(at: Strike | undefined, seconds: number): boolean;
}

function isSame(a: Strike, b: Strike): boolean {
  return a.block.every((coordinate, axis) => coordinate === b.block[axis]) && a.id === b.id && a.slot === b.slot;
}

/** Progress on one block; it starts anew when the block, what it is, or the slot changes. */
export function createMining(): Mining {
  let current: Strike | undefined;
  let worked = 0;
  let needed = Number.POSITIVE_INFINITY;

  return {
    get broken() {
      return Number.isFinite(needed) ? Math.min(1, worked / needed) : 0;
    },
    strike(at, seconds) {
      if (at === undefined || current === undefined || !isSame(at, current)) {
        current = at;
        worked = 0;
        needed = at === undefined ? Number.POSITIVE_INFINITY : breakSeconds(blockOf(at.id), at.held);
      }
      if (at === undefined) return false;
      worked += seconds;
      if (worked < needed) return false;
      current = undefined;
      worked = 0;
      needed = Number.POSITIVE_INFINITY;
      return true;
    },
  };
}
