import { idOf } from "../blocks/index.ts";
import { hash } from "../noise/index.ts";
import { chunkSize, worldHeight } from "../world/index.ts";
import type { Biome, Terrain } from "./contract.ts";
import { crownReach, eachLeaf, plantAt, treeAt } from "./plants.ts";
import { type Column, createShape, seaLevel } from "./shape.ts";

const [air, bedrock, stone, dirt, grass, sand, snow, water, log, leaves, coal, iron] = (
  ["air", "bedrock", "stone", "dirt", "grass", "sand", "snow", "water", "log", "leaves", "coal-ore", "iron-ore"] as const
).map(idOf) as [number, number, number, number, number, number, number, number, number, number, number, number];

const surface: Readonly<Record<Biome, readonly [top: number, soil: number]>> = {
  ocean: [sand, sand],
  beach: [sand, sand],
  plains: [grass, dirt],
  forest: [grass, dirt],
  snow: [snow, dirt],
};

const coalBelow = 45;
const ironBelow = 25;
// Ore is drawn for cells of two blocks, so that it comes in small veins.
const coalChance = 0.022;
const ironChance = 0.017;

export function createTerrain(seed: number): Terrain {
  const shape = createShape(seed);

  function rockAt(x: number, y: number, z: number): number {
    const draw = hash(seed, x >> 1, (y >> 1) + 1000, z >> 1);
    if (y < ironBelow && draw < ironChance) return iron;
    return y < coalBelow && draw > 1 - coalChance ? coal : stone;
  }

  function groundAt(x: number, y: number, z: number, { height, biome }: Column, soil: number): number {
    if (y === 0) return bedrock;
    const roof = height <= seaLevel + 1 ? height - 2 : height;
    if (y <= roof && shape.hollow(x, y, z)) return air;
    const [top, below] = surface[biome];
    if (y === height) return top;
    return y >= height - soil ? below : rockAt(x, y, z);
  }

  /** True where the top block of the column was not taken by a cave. */
  function hasGround(x: number, z: number, { height }: Column): boolean {
    return height <= seaLevel + 1 || !shape.hollow(x, height, z);
  }

  function fillColumn(blocks: Uint8Array, lx: number, lz: number, x: number, z: number, column: Column): void {
    const soil = 3 + Math.floor(hash(seed, x, 5, z) * 2);
    const put = (y: number, id: number): void => {
      blocks[(y * chunkSize + lz) * chunkSize + lx] = id;
    };
    for (let y = 0; y <= column.height; y++) put(y, groundAt(x, y, z, column, soil));
    for (let y = column.height + 1; y < seaLevel; y++) put(y, water);
    const plant = plantAt(seed, x, z, column.biome);
    if (plant !== undefined && hasGround(x, z, column)) put(column.height + 1, idOf(plant));
  }

  function growTrees(blocks: Uint8Array, cx: number, cz: number, columnAt: (x: number, z: number) => Column): void {
    const put = (x: number, y: number, z: number, id: number, over: (there: number) => boolean): void => {
      const [lx, lz] = [x - cx * chunkSize, z - cz * chunkSize];
      if (lx < 0 || lz < 0 || lx >= chunkSize || lz >= chunkSize || y >= worldHeight) return;
      const index = (y * chunkSize + lz) * chunkSize + lx;
      if (over(blocks[index] ?? air)) blocks[index] = id;
    };
    const isOpen = (there: number): boolean => there !== log && (there === air || there > water) && there !== bedrock;
    for (let x = cx * chunkSize - crownReach; x < (cx + 1) * chunkSize + crownReach; x++) {
      for (let z = cz * chunkSize - crownReach; z < (cz + 1) * chunkSize + crownReach; z++) {
        const column = columnAt(x, z);
        const tree = treeAt(seed, x, z, column.height, column.biome);
        if (tree === undefined || !hasGround(x, z, column)) continue;
        eachLeaf(seed, tree, (lx, ly, lz) => put(lx, ly, lz, leaves, isOpen));
        for (let y = tree.foot; y < tree.foot + tree.trunk; y++) put(x, y, z, log, () => true);
      }
    }
  }

  return {
    height: (x, z) => shape.column(x, z).height,
    biome: (x, z) => shape.column(x, z).biome,

    fill(cx, cz, blocks) {
      const columns = new Map<string, Column>();
      const columnAt = (x: number, z: number): Column => {
        const key = `${x} ${z}`;
        const column = columns.get(key) ?? shape.column(x, z);
        columns.set(key, column);
        return column;
      };
      for (let lz = 0; lz < chunkSize; lz++) {
        for (let lx = 0; lx < chunkSize; lx++) {
          const [x, z] = [cx * chunkSize + lx, cz * chunkSize + lz];
          fillColumn(blocks, lx, lz, x, z, columnAt(x, z));
        }
      }
      growTrees(blocks, cx, cz, columnAt);
    },

    spawn() {
      // Rings around the origin, until dry ground turns up that nothing stands on.
      for (let ring = 0; ring < 400; ring++) {
        for (let step = 0; step < Math.max(1, ring * 8); step++) {
          const angle = (step / Math.max(1, ring * 8)) * Math.PI * 2;
          const [x, z] = [Math.round(Math.cos(angle) * ring), Math.round(Math.sin(angle) * ring)];
          const column = shape.column(x, z);
          const open = column.biome === "plains" || column.biome === "forest";
          if (open && hasGround(x, z, column) && isClear(x, z)) return [x + 0.5, column.height + 1, z + 0.5];
        }
      }
      throw new Error(`no dry land within 400 blocks for seed ${seed}`);
    },
  };

  function isClear(x: number, z: number): boolean {
    for (let dx = -crownReach; dx <= crownReach; dx++) {
      for (let dz = -crownReach; dz <= crownReach; dz++) {
        const { height, biome } = shape.column(x + dx, z + dz);
        if (treeAt(seed, x + dx, z + dz, height, biome) !== undefined) return false;
      }
    }
    return true;
  }
}
