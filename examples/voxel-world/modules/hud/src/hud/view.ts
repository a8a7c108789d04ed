import type { ItemName } from "../blocks/contract.ts";
import { itemOf } from "../blocks/index.ts";
import type { Inventory, Recipe } from "../inventory/contract.ts";
import type { HudModel, HudView, RecipeView, SlotView } from "./contract.ts";

const directions = ["north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"] as const;

/** The eighth of the compass that a yaw points to; 0 is north, and it grows to the right. */
export function compass(yaw: number): (typeof directions)[number] {
  const eighth = Math.round(yaw / (Math.PI / 4));
  return directions[((eighth % 8) + 8) % 8] ?? "north";
}

function slotView(inventory: Inventory, slot: number): SlotView {
  const stack = inventory.slots[slot];
  const label = stack === undefined ? "empty" : `${itemOf(stack.item).title}, ${stack.count}`;
  return {
    item: stack?.item,
    count: stack?.count ?? 0,
    label: `Slot ${slot + 1}: ${label}`,
    selected: slot === inventory.selected,
  };
}

function counted(item: ItemName, count: number): string {
  return `${count} × ${itemOf(item).title.toLowerCase()}`;
}

/** Why a recipe cannot be made, the thing that is easiest to mend last; empty when it can. */
function reasonFor(recipe: Recipe, inventory: Inventory, nearTable: boolean): string {
  const missing = recipe.needs
    .map(({ item, count }) => ({ item, count: count - inventory.count(item) }))
    .filter(({ count }) => count > 0);
  if (missing.length > 0) return `missing ${missing.map(({ item, count }) => counted(item, count)).join(", ")}`;
  if (recipe.atTable && !nearTable) return "stand near a crafting table";
  return inventory.canCraft(recipe.id, nearTable) ? "" : "no room in the bag";
}

function recipeView(recipe: Recipe, { inventory, nearTable }: HudModel): RecipeView {
  const reason = reasonFor(recipe, inventory, nearTable);
  const { title } = itemOf(recipe.makes.item);
  return {
    id: recipe.id,
    item: recipe.makes.item,
    title: recipe.makes.count > 1 ? `${title} × ${recipe.makes.count}` : title,
    needs: recipe.needs.map(({ item, count }) => counted(item, count)).join(" + "),
    enabled: reason === "",
    reason,
  };
}

/** What the screen shows; follows from the model alone. */
export function viewOf(model: HudModel): HudView {
  const { inventory, position, yaw, pitch } = model;
  const [x, y, z] = position.map(Math.floor);
  return {
    place: `${x}, ${y}, ${z} · ${compass(yaw)} · ${model.biome}`,
    slots: inventory.slots.map((_, slot) => slotView(inventory, slot)),
    recipes: inventory.recipes.map((recipe) => recipeView(recipe, model)),
    attributes: {
      x: position[0].toFixed(2),
      y: position[1].toFixed(2),
      z: position[2].toFixed(2),
      yaw: yaw.toFixed(3),
      pitch: pitch.toFixed(3),
      target: model.target ?? "",
      biome: model.biome,
      fps: Math.round(model.fps).toString(),
      chunks: model.chunks.toString(),
      panel: model.panel,
      mode: model.mode,
      ready: model.ready ? "true" : "false",
    },
  };
}
