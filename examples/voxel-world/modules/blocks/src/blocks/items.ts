import type { BlockName, Item, ItemName } from "./contract.ts";
import { blocks, idOf } from "./registry.ts";
import { tileNames, tileOf } from "./tile-names.ts";

type ToolName = Extract<ItemName, `${string}-${"pickaxe" | "axe"}`>;

const carriedBlocks = [
  "grass",
  "dirt",
  "stone",
  "cobblestone",
  "sand",
  "snow",
  "log",
  "leaves",
  "planks",
  "table",
  "glass",
  "bricks",
  "lantern",
  "poppy",
  "dandelion",
] as const satisfies readonly (BlockName & ItemName)[];

const materials = ["coal", "iron", "stick"] as const satisfies readonly ItemName[];

const tools = {
  "wooden-pickaxe": { kind: "pickaxe", speed: 2 },
  "stone-pickaxe": { kind: "pickaxe", speed: 4 },
  "iron-pickaxe": { kind: "pickaxe", speed: 8 },
  "wooden-axe": { kind: "axe", speed: 2 },
  "stone-axe": { kind: "axe", speed: 4 },
  "iron-axe": { kind: "axe", speed: 8 },
} as const satisfies Record<ToolName, Item["tool"]>;

const toolNames = Object.keys(tools) as ToolName[];

/** "stone-pickaxe" reads "Stone pickaxe". */
function titleOf(name: string): string {
  const words = name.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function carriedBlock(name: BlockName & ItemName): Item {
  const tile = blocks[idOf(name)]?.side ?? 0;
  return { name, title: name === "table" ? "Crafting table" : titleOf(name), tile, stackSize: 64, places: name };
}

export const items: readonly Item[] = [
  ...carriedBlocks.map(carriedBlock),
  ...materials.map((name): Item => ({ name, title: titleOf(name), tile: tileOf(name), stackSize: 64 })),
  ...toolNames.map((name): Item => ({
    name,
    title: titleOf(name),
    tile: tileOf(name),
    stackSize: 1,
    tool: tools[name],
  })),
];

const itemByName = new Map<ItemName, Item>(items.map((item) => [item.name, item]));

export function itemOf(name: ItemName): Item {
  const item = itemByName.get(name);
  if (item === undefined) throw new Error(`no item is called ${name}`);
  return item;
}

export const tileCount = tileNames.length;
