import { hash } from "../noise/index.ts";
import type { Biome } from "./contract.ts";

export interface Tree {
  readonly x: number;
  readonly z: number;
  /** Y of the lowest log. */
  readonly foot: number;
  readonly trunk: number;
}

/** How far leaves reach from their trunk. */
export const crownReach = 2;

const treeChance: Readonly<Record<Biome, number>> = { ocean: 0, beach: 0, plains: 1 / 300, forest: 1 / 40, snow: 0 };

/** The tree that stands in a column, if one does; decided by the column alone. */
export function treeAt(seed: number, x: number, z: number, height: number, biome: Biome): Tree | undefined {
  if (hash(seed, x, 1, z) >= treeChance[biome]) return undefined;
  // Of two trees that would touch, the one with the smaller draw stands.
  const draw = hash(seed, x, 2, z);
  for (let dx = -2; dx <= 2; dx++) {
    for (let dz = -2; dz <= 2; dz++) {
      if (dx === 0 && dz === 0) continue;
      if (hash(seed, x + dx, 1, z + dz) < treeChance[biome] && hash(seed, x + dx, 2, z + dz) < draw) return undefined;
    }
  }
  return { x, z, foot: height + 1, trunk: 5 + Math.floor(hash(seed, x, 3, z) * 3) };
}

/** Calls `put` for each leaf, from the bottom of the crown to its tip. */
export function eachLeaf(seed: number, tree: Tree, put: (x: number, y: number, z: number) => void): void {
  const top = tree.foot + tree.trunk;
  for (let y = top - 3; y <= top; y++) {
    const reach = y >= top - 1 ? 1 : crownReach;
    for (let dx = -reach; dx <= reach; dx++) {
      for (let dz = -reach; dz <= reach; dz++) {
        const corner = Math.abs(dx) === reach && Math.abs(dz) === reach;
        // Corners are missing at the tip, and below it by chance: round, but not the same everywhere.
        if (corner && (y === top || hash(seed, tree.x + dx, y, tree.z + dz) < 0.5)) continue;
        put(tree.x + dx, y, tree.z + dz);
      }
    }
  }
}

export type Plant = "poppy" | "dandelion" | "tall-grass";

export function plantAt(seed: number, x: number, z: number, biome: Biome): Plant | undefined {
  if (biome !== "plains" && biome !== "forest") return undefined;
  const chance = hash(seed, x, 4, z);
  if (chance < 0.012) return "poppy";
  if (chance < 0.026) return "dandelion";
  return chance < (biome === "plains" ? 0.16 : 0.09) ? "tall-grass" : undefined;
}
