import { itemOf } from "../blocks/index.ts";
import type { Inventory } from "../inventory/contract.ts";

/** Makes a recipe as often as asked, if it can be, and says what came of it. */
export function craftRecipe(inventory: Inventory, id: string, nearTable: boolean, times: number): string {
  const recipe = inventory.recipes.find((candidate) => candidate.id === id);
  if (recipe === undefined) return "Nobody knows how to make that";
  const { item, count } = recipe.makes;
  const { title } = itemOf(item);
  const made = inventory.craft(id, nearTable, times);
  return made > 0 ? `Made ${count * made} ${title.toLowerCase()}` : `${title} cannot be made now`;
}
