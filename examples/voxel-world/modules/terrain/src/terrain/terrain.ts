import { blockOf, idOf } from "../blocks/index.ts";
import { hash } from "../noise/index.ts";
import { chunkSize, worldHeight } from "../world/index.ts";
import type { Biome, Terrain } from "./contract.ts";
import { crownReach, eachLeaf, plantAt, type Tree, treeAt } from "./plants.ts";
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

const bareAbove = 28;
const steepRise = 4;
const searchRings = 400;
/** East and north of where a person starts. */
const treeOffset = 3;
const coalBelow = 45;
const ironBelow = 25;
// Ore is drawn for cells of two blocks, so that it comes in small veins.
const coalChance = 0.022;
const ironChance = 0.017;

type ColumnAt = (x: number, z: number) => Column;

/** True where the land is bare rock: high up, and rising by four or more over four blocks. */
function isSteep(columnAt: ColumnAt, x: number, z: number): boolean {
  if (columnAt(x, z).height <= bareAbove) return false;
  const rise = (dx: number, dz: number): number =>
    Math.abs(columnAt(x + dx, z + dz).height - columnAt(x - dx, z - dz).height);
  return rise(2, 0) >= steepRise || rise(0, 2) >= steepRise;
}

/** Keeps columns that were computed: neighbours, trees and slopes ask for the same ones. */
function remember(column: ColumnAt): ColumnAt {
  const known = new Map<number, Column>();
  return (x, z) => {
    const key = x * 0x100_0000 + z;
    const found = known.get(key) ?? column(x, z);
    known.set(key, found);
    return found;
  };
}

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
    if (y < height - soil || soil === 0) return rockAt(x, y, z);
    const [top, below] = surface[biome];
    return y === height ? top : below;
  }

  /** True where plants can stand: the top block is soil, and no cave took it. */
  function hasGround(columnAt: ColumnAt, x: number, z: number): boolean {
    const { height } = columnAt(x, z);
    return !isSteep(columnAt, x, z) && (height <= seaLevel + 1 || !shape.hollow(x, height, z));
  }

  function treeIn(columnAt: ColumnAt, x: number, z: number): Tree | undefined {
    const { height, biome } = columnAt(x, z);
    const tree = treeAt(seed, x, z, height, biome);
    return tree !== undefined && hasGround(columnAt, x, z) ? tree : undefined;
  }

  function fillColumn(blocks: Uint8Array, columnAt: ColumnAt, x: number, z: number): void {
    const column = columnAt(x, z);
    const soil = isSteep(columnAt, x, z) ? 0 : 3 + Math.floor(hash(seed, x, 5, z) * 2);
    const put = (y: number, id: number): void => {
      blocks[(y * chunkSize + (z & 15)) * chunkSize + (x & 15)] = id;
    };
    for (let y = 0; y <= column.height; y++) put(y, groundAt(x, y, z, column, soil));
    for (let y = column.height + 1; y < seaLevel; y++) put(y, water);
    const plant = plantAt(seed, x, z, column.biome);
    if (plant !== undefined && hasGround(columnAt, x, z)) put(column.height + 1, idOf(plant));
  }

  function growTrees(blocks: Uint8Array, columnAt: ColumnAt, cx: number, cz: number): void {
    const put = (x: number, y: number, z: number, id: number, over: (there: number) => boolean): void => {
      const [lx, lz] = [x - cx * chunkSize, z - cz * chunkSize];
      if (lx < 0 || lz < 0 || lx >= chunkSize || lz >= chunkSize || y >= worldHeight) return;
      const index = (y * chunkSize + lz) * chunkSize + lx;
      if (over(blocks[index] ?? air)) blocks[index] = id;
    };
    // Leaves take the place of air and plants, a trunk that of leaves too.
    const isOpen = (there: number): boolean => !blockOf(there).solid && there !== water;
    for (let x = cx * chunkSize - crownReach; x < (cx + 1) * chunkSize + crownReach; x++) {
      for (let z = cz * chunkSize - crownReach; z < (cz + 1) * chunkSize + crownReach; z++) {
        const tree = treeIn(columnAt, x, z);
        if (tree === undefined) continue;
        eachLeaf(seed, tree, (lx, ly, lz) => put(lx, ly, lz, leaves, isOpen));
        for (let y = tree.foot; y < tree.foot + tree.trunk; y++) {
          put(x, y, z, log, (there) => isOpen(there) || there === leaves);
        }
      }
    }
  }

  /**
   * Open ground with one tree in reach, to the north-east on the same level, and no other tree whose crown would hang
   * over the place or stand in the way.
   */
  function isStart(columnAt: ColumnAt, x: number, z: number): boolean {
    const tree = treeIn(columnAt, x + treeOffset, z - treeOffset);
    if (tree === undefined || tree.foot !== columnAt(x, z).height + 1 || !hasGround(columnAt, x, z)) return false;
    for (let i = 1; i < treeOffset; i++) if (columnAt(x + i, z - i).height >= tree.foot) return false;
    const clear = treeOffset + crownReach;
    for (let dx = -crownReach; dx <= clear; dx++) {
      for (let dz = -clear; dz <= crownReach; dz++) {
        const other = treeIn(columnAt, x + dx, z + dz);
        if (other !== undefined && (other.x !== tree.x || other.z !== tree.z)) return false;
      }
    }
    return true;
  }

  return {
    height: (x, z) => shape.column(x, z).height,
    biome: (x, z) => shape.column(x, z).biome,

    fill(cx, cz, blocks) {
      const columnAt = remember(shape.column);
      for (let z = cz * chunkSize; z < (cz + 1) * chunkSize; z++) {
        for (let x = cx * chunkSize; x < (cx + 1) * chunkSize; x++) fillColumn(blocks, columnAt, x, z);
      }
      growTrees(blocks, columnAt, cx, cz);
    },

    spawn() {
      const columnAt = remember(shape.column);
      // Rings around the origin, until such a place turns up.
      for (let ring = 0; ring < searchRings; ring++) {
        const steps = Math.max(1, ring * 8);
        for (let step = 0; step < steps; step++) {
          const angle = (step / steps) * Math.PI * 2;
          const [x, z] = [Math.round(Math.cos(angle) * ring), Math.round(Math.sin(angle) * ring)];
          if (isStart(columnAt, x, z)) {
            return [x + 0.5, columnAt(x, z).height + 1, z + 0.5];
          }
        }
      }
      throw new Error(`no dry land within ${searchRings} blocks for seed ${seed}`);
    },
  };
}
