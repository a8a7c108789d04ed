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

  /** Works on copies, as often as asked or until needs or room run out: what is there changes only in `craft`. */
  function planCraft(id: string, atTable: boolean, times: number): { readonly made: number; readonly after: Slots } {
    const recipe = recipes.find((candidate) => candidate.id === id);
    let after = slots;
    let made = 0;
    if (recipe === undefined || (recipe.atTable && !atTable)) return { made, after };
    for (let next = crafted(after, recipe); next !== undefined && made < times; next = crafted(after, recipe)) {
      after = next;
      made++;
    }
    return { made, after };
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
    craftable: (recipe, atTable) => planCraft(recipe, atTable, Number.POSITIVE_INFINITY).made,

    craft(recipe, atTable, times) {
      const { made, after } = planCraft(recipe, atTable, times);
      slots = after;
      return made;
    },
  };
}
