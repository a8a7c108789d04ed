import type { Inventory, Recipe, Stack } from "./contract.ts";
import { recipes } from "./recipes.ts";
import { addTo, countOf, moveBetween, type Slots, takeFrom } from "./slots.ts";

export const barSize = 9;
export const slotCount = 36;

/** The slots as they would be after crafting, or undefined where needs or room are lacking. */
function crafted(slots: Slots, { makes, needs }: Recipe): Slots | undefined {
  const trial = [...slots];
  for (const { item, count } of needs) {
    if (takeFrom(trial, item, count) > 0) return undefined;
  }
  return addTo(trial, makes.item, makes.count) === 0 ? trial : undefined;
}

export function createInventory(): Inventory {
  let slots: Slots = new Array<Stack | undefined>(slotCount).fill(undefined);
  let selected = 0;

  /** Works on a copy: the slots change only when everything has succeeded. */
  function planCraft(id: string, atTable: boolean): Slots | undefined {
    const recipe = recipes.find((candidate) => candidate.id === id);
    if (recipe === undefined || (recipe.atTable && !atTable)) return undefined;
    return crafted(slots, recipe);
  }

  return {
    get slots() {
      return slots;
    },
    get selected() {
      return selected;
    },
    recipes,

    select(slot) {
      if (Number.isInteger(slot) && slot >= 0 && slot < barSize) selected = slot;
    },
    scroll(by) {
      selected = (((selected + by) % barSize) + barSize) % barSize;
    },
    held: () => slots[selected],
    count: (item) => countOf(slots, item),
    add: (item, count) => addTo(slots, item, count),

    takeHeld() {
      const stack = slots[selected];
      if (stack === undefined) return undefined;
      slots[selected] = stack.count === 1 ? undefined : { item: stack.item, count: stack.count - 1 };
      return stack.item;
    },

    move: (from, to) => moveBetween(slots, from, to),
    canCraft: (recipe, atTable) => planCraft(recipe, atTable) !== undefined,

    craft(recipe, atTable) {
      const after = planCraft(recipe, atTable);
      if (after === undefined) return false;
      slots = after;
      return true;
    },
  };
}
