import type { Block } from "../blocks/contract.ts";
import { blockOf, idOf } from "../blocks/index.ts";
import type { BlockReader } from "../world/contract.ts";
import { chunkSize } from "../world/index.ts";
import type { ChunkMesh } from "./contract.ts";
import { type FaceShade, shadeFace } from "./corner-shade.ts";
import { type Face, faces } from "./faces.ts";
import { eachRectangle } from "./greedy.ts";
import { createQuadWriter, type QuadWriter } from "./quad-writer.ts";
import { cellAt, gatherVolume, isOpaque, strides, type Volume } from "./volume.ts";

const none = idOf("air");

interface Writers {
  readonly solid: QuadWriter;
  readonly water: QuadWriter;
}

function isShown(id: number, before: number): boolean {
  return isOpaque[before] !== 1 && id !== before;
}

function tileFor(block: Block, face: Face): number {
  if (face.axis !== 1) return block.side;
  return face.outwards > 0 ? block.top : block.bottom;
}

/** Equal for faces that may become one: the same tile, light and surface. Never 0. */
function keyOf(tile: number, { occlusion, sky, lamp }: FaceShade, surface: boolean): number {
  return 1 + tile + (occlusion[0] << 8) + (sky[0] << 10) + (lamp[0] << 14) + (surface ? 1 << 18 : 0);
}

function shadeOf(key: number): FaceShade {
  const all = (value: number) => [value, value, value, value] as const;
  const bits = key - 1;
  return { occlusion: all((bits >> 8) & 3), sky: all((bits >> 10) & 15), lamp: all((bits >> 14) & 15), uniform: true };
}

/** Above the highest block there is nothing to look at. */
function sizesOf({ height }: Volume): readonly [number, number, number] {
  return [chunkSize, height, chunkSize];
}

/** Writes the faces of one plane. Uniform ones gather in a mask and are merged; the others stay single. */
function meshPlane(volume: Volume, face: Face, depth: number, writers: Writers): void {
  const sizes = sizesOf(volume);
  const width = sizes[face.uAxis];
  const solidMask = new Int32Array(width * sizes[face.vAxis]);
  const waterMask = new Int32Array(solidMask.length);
  const from: [number, number, number] = [0, 0, 0];
  from[face.axis] = depth;
  const origin = cellAt(...from);
  const before = strides[face.axis] * face.outwards;

  for (let v = 0; v < sizes[face.vAxis]; v++) {
    for (let u = 0; u < width; u++) {
      const cell = origin + u * strides[face.uAxis] + v * strides[face.vAxis];
      const id = volume.cells[cell] ?? none;
      if (id === none || !isShown(id, volume.cells[cell + before] ?? none)) continue;
      from[face.uAxis] = u;
      from[face.vAxis] = v;
      const block = blockOf(id);
      if (block.shape !== "cube" && block.shape !== "liquid") continue;
      const isLiquid = block.shape === "liquid";
      const surface = isLiquid && volume.cells[cell + strides[1]] !== id;
      const shade = shadeFace(volume, cell, face);
      const tile = tileFor(block, face);
      if (shade.uniform) {
        (isLiquid ? waterMask : solidMask)[v * width + u] = keyOf(tile, shade, surface);
      } else {
        const writer = isLiquid ? writers.water : writers.solid;
        writer.quad({ face, from, width: 1, height: 1, tile, shade, surface });
      }
    }
  }

  for (const [mask, writer] of [
    [solidMask, writers.solid],
    [waterMask, writers.water],
  ] as const) {
    eachRectangle(mask, width, ({ u, v, width: across, height: up, key }) => {
      from[face.uAxis] = u;
      from[face.vAxis] = v;
      const tile = (key - 1) & 255;
      const surface = (key - 1) >> 18 === 1;
      writer.quad({ face, from, width: across, height: up, tile, shade: shadeOf(key), surface });
    });
  }
}

function meshCrosses(volume: Volume, writer: QuadWriter): void {
  for (let y = 0; y < volume.height; y++) {
    for (let z = 0; z < chunkSize; z++) {
      for (let x = 0; x < chunkSize; x++) {
        const cell = cellAt(x, y, z);
        const id = volume.cells[cell] ?? none;
        if (id === none || blockOf(id).shape !== "cross") continue;
        writer.cross(x, y, z, blockOf(id).side, volume.sky[cell] ?? 0, volume.lamp[cell] ?? 0);
      }
    }
  }
}

export function meshChunk(world: BlockReader, cx: number, cz: number): ChunkMesh {
  const volume = gatherVolume(world, cx, cz);
  const writers: Writers = { solid: createQuadWriter(), water: createQuadWriter() };
  for (const face of faces) {
    for (let depth = 0; depth < sizesOf(volume)[face.axis]; depth++) meshPlane(volume, face, depth, writers);
  }
  meshCrosses(volume, writers.solid);
  return { solid: writers.solid.part(), water: writers.water.part() };
}
