import type { ItemName } from "../blocks/contract.ts";
import { itemOf } from "../blocks/index.ts";
import type { Stack } from "./contract.ts";

export type Slots = (Stack | undefined)[];

export function countOf(slots: readonly (Stack | undefined)[], item: ItemName): number {
  return slots.reduce((sum, stack) => sum + (stack?.item === item ? stack.count : 0), 0);
}

function room(stack: Stack | undefined, item: ItemName, size: number): number {
  if (stack === undefined) return size;
  return stack.item === item ? size - stack.count : 0;
}

/** Puts items onto stacks of their kind first, then into free slots, both from the left. Answers how many are left. */
export function addTo(slots: Slots, item: ItemName, count: number): number {
  const size = itemOf(item).stackSize;
  let left = count;
  for (const free of [false, true]) {
    for (let slot = 0; slot < slots.length && left > 0; slot++) {
      const stack = slots[slot];
      if ((stack === undefined) !== free) continue;
      const put = Math.min(left, room(stack, item, size));
      if (put > 0) slots[slot] = { item, count: (stack?.count ?? 0) + put };
      left -= put;
    }
  }
  return left;
}

/** Takes items from the last slots first, so that the bar in the hand stays filled. Answers how many were missing. */
export function takeFrom(slots: Slots, item: ItemName, count: number): number {
  let missing = count;
  for (let slot = slots.length - 1; slot >= 0 && missing > 0; slot--) {
    const stack = slots[slot];
    if (stack?.item !== item) continue;
    const taken = Math.min(missing, stack.count);
    slots[slot] = stack.count === taken ? undefined : { item, count: stack.count - taken };
    missing -= taken;
  }
  return missing;
}

/** Moves, merges as far as the stack size allows, or swaps. */
export function moveBetween(slots: Slots, from: number, to: number): void {
  const [moved, there] = [slots[from], slots[to]];
  if (from === to || moved === undefined || to < 0 || to >= slots.length) return;
  if (there?.item !== moved.item) {
    slots[from] = there;
    slots[to] = moved;
    return;
  }
  const put = Math.min(moved.count, room(there, moved.item, itemOf(moved.item).stackSize));
  slots[to] = { item: moved.item, count: there.count + put };
  slots[from] = moved.count === put ? undefined : { item: moved.item, count: moved.count - put };
}
