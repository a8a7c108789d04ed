/** Position in this list is the tile's number. */
export const tileNames = [
  "missing",
  "grass-top",
  "grass-side",
  "dirt",
  "stone",
  "cobblestone",
  "sand",
  "snow",
  "snow-side",
  "water",
  "log-side",
  "log-top",
  "leaves",
  "planks",
  "table-top",
  "table-side",
  "glass",
  "bricks",
  "lantern",
  "coal-ore",
  "iron-ore",
  "bedrock",
  "poppy",
  "dandelion",
  "tall-grass",
  "coal",
  "iron",
  "stick",
  "wooden-pickaxe",
  "stone-pickaxe",
  "iron-pickaxe",
  "wooden-axe",
  "stone-axe",
  "iron-axe",
] as const;

export type TileName = (typeof tileNames)[number];

export function tileOf(name: TileName): number {
  return tileNames.indexOf(name);
}
