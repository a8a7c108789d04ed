import type { Block, BlockName, ItemName, ToolKind } from "./contract.ts";
import { type TileName, tileOf } from "./tile-names.ts";

interface Traits {
  readonly shape?: Block["shape"];
  readonly opaque?: boolean;
  readonly solid?: boolean;
  readonly glow?: number;
  readonly hardness: number;
  readonly tool?: ToolKind;
  readonly needsTool?: boolean;
  readonly drops?: ItemName;
  /** One tile for all faces, or top, side and bottom. */
  readonly tiles: TileName | readonly [top: TileName, side: TileName, bottom: TileName];
}

function block(id: number, name: BlockName, traits: Traits): Block {
  const [top, side, bottom] =
    typeof traits.tiles === "string" ? [traits.tiles, traits.tiles, traits.tiles] : traits.tiles;
  const shape = traits.shape ?? "cube";
  return {
    id,
    name,
    shape,
    solid: traits.solid ?? shape === "cube",
    opaque: traits.opaque ?? shape === "cube",
    glow: traits.glow ?? 0,
    hardness: traits.hardness,
    needsTool: traits.needsTool ?? false,
    ...(traits.tool === undefined ? {} : { tool: traits.tool }),
    ...(traits.drops === undefined ? {} : { drops: traits.drops }),
    top: tileOf(top),
    side: tileOf(side),
    bottom: tileOf(bottom),
  };
}

const rock = { tool: "pickaxe", needsTool: true } as const;

const traitsByName = {
  air: { shape: "none", hardness: Number.POSITIVE_INFINITY, tiles: "missing" },
  grass: { hardness: 0.6, drops: "dirt", tiles: ["grass-top", "grass-side", "dirt"] },
  dirt: { hardness: 0.5, drops: "dirt", tiles: "dirt" },
  stone: { ...rock, hardness: 2.4, drops: "cobblestone", tiles: "stone" },
  cobblestone: { ...rock, hardness: 2.6, drops: "cobblestone", tiles: "cobblestone" },
  sand: { hardness: 0.5, drops: "sand", tiles: "sand" },
  snow: { hardness: 0.4, drops: "snow", tiles: ["snow", "snow-side", "dirt"] },
  water: { shape: "liquid", hardness: Number.POSITIVE_INFINITY, tiles: "water" },
  log: { hardness: 1.2, tool: "axe", drops: "log", tiles: ["log-top", "log-side", "log-top"] },
  leaves: { opaque: false, hardness: 0.25, drops: "leaves", tiles: "leaves" },
  planks: { hardness: 1, tool: "axe", drops: "planks", tiles: "planks" },
  table: { hardness: 1, tool: "axe", drops: "table", tiles: ["table-top", "table-side", "planks"] },
  glass: { opaque: false, hardness: 0.3, tiles: "glass" },
  bricks: { ...rock, hardness: 2.6, drops: "bricks", tiles: "bricks" },
  lantern: { ...rock, glow: 14, hardness: 0.8, drops: "lantern", tiles: "lantern" },
  "coal-ore": { ...rock, hardness: 2.8, drops: "coal", tiles: "coal-ore" },
  "iron-ore": { ...rock, hardness: 3.2, drops: "iron", tiles: "iron-ore" },
  bedrock: { hardness: Number.POSITIVE_INFINITY, tiles: "bedrock" },
  poppy: { shape: "cross", hardness: 0.05, drops: "poppy", tiles: "poppy" },
  dandelion: { shape: "cross", hardness: 0.05, drops: "dandelion", tiles: "dandelion" },
  "tall-grass": { shape: "cross", hardness: 0.05, tiles: "tall-grass" },
} satisfies Record<BlockName, Traits>;

const names = Object.keys(traitsByName) as BlockName[];

export const blocks: readonly Block[] = names.map((name, id) => block(id, name, traitsByName[name]));

const idByName = new Map<BlockName, number>(blocks.map(({ id, name }) => [name, id]));

const [air] = blocks;
if (air === undefined) throw new Error("the list of blocks is empty");

export function blockOf(id: number): Block {
  return blocks[id] ?? (air as Block);
}

export function idOf(name: BlockName): number {
  const id = idByName.get(name);
  if (id === undefined) throw new Error(`no block is called ${name}`);
  return id;
}
