import { itemOf } from "../blocks/index.ts";
import type { Inventory } from "../inventory/contract.ts";

/** Makes a recipe once and says what came of it. */
export function craftRecipe(inventory: Inventory, id: string, nearTable: boolean): string {
  const recipe = inventory.recipes.find((candidate) => candidate.id === id);
  if (recipe === undefined) return "Nobody knows how to make that";
  const { item, count } = recipe.makes;
  const { title } = itemOf(item);
  return inventory.craft(id, nearTable) ? `Made ${count} ${title.toLowerCase()}` : `${title} cannot be made now`;
}
