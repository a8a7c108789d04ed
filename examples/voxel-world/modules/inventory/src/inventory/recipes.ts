import type { ItemName } from "../blocks/contract.ts";
import type { Recipe, Stack } from "./contract.ts";

type Needs = Readonly<Partial<Record<ItemName, number>>>;

function recipe(makes: ItemName, count: number, needs: Needs, place: "hand" | "table", id: string = makes): Recipe {
  const stacks = Object.entries(needs).map(([item, need]): Stack => ({ item: item as ItemName, count: need }));
  return { id, makes: { item: makes, count }, needs: stacks, atTable: place === "table" };
}

function tools(material: "wooden" | "stone" | "iron", from: ItemName): readonly Recipe[] {
  const needs = { [from]: 3, stick: 2 };
  return [recipe(`${material}-pickaxe`, 1, needs, "table"), recipe(`${material}-axe`, 1, needs, "table")];
}

/** In the order in which a person comes to need them. */
export const recipes: readonly Recipe[] = [
  recipe("planks", 4, { log: 1 }, "hand"),
  recipe("stick", 4, { planks: 2 }, "hand"),
  recipe("table", 1, { planks: 4 }, "hand"),
  ...tools("wooden", "planks"),
  ...tools("stone", "cobblestone"),
  ...tools("iron", "iron"),
  recipe("bricks", 4, { cobblestone: 4, coal: 1 }, "table"),
  recipe("bricks", 4, { stone: 4, coal: 1 }, "table", "bricks-from-stone"),
  recipe("glass", 4, { sand: 4, coal: 1 }, "table"),
  recipe("lantern", 2, { coal: 1, stick: 1, glass: 1 }, "table"),
];
