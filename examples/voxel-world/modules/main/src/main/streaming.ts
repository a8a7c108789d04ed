import { meshChunk } from "../mesher/index.ts";
import type { Renderer } from "../renderer/contract.ts";
import type { Vec3, World } from "../world/contract.ts";

/** In chunks. One more is loaded than drawn, since a mesh needs its neighbours. */
export const viewRadius = 6;
const loadRadius = viewRadius + 1;
const firstRadius = 3;
const perFrame = 2;

export interface Streaming {
  /** Loads and meshes a little around the person. */
  advance(): void;
  /** Meshes at once what a change by hand has made stale. */
  refresh(): void;
  /** True once the first picture can be drawn. */
  readonly ready: boolean;
  readonly meshed: number;
}

export function createStreaming(world: World, renderer: Renderer, position: () => Vec3): Streaming {
  let ready = false;
  const meshed = new Set<string>();

  function meshStale(limit: number): void {
    const [x, , z] = position();
    for (const { cx, cz } of world.takeStale(x, z, limit)) {
      renderer.setChunk(cx, cz, meshChunk(world, cx, cz));
      meshed.add(`${cx} ${cz}`);
    }
  }

  function load(radius: number, limit: number): void {
    const [x, , z] = position();
    for (const { cx, cz } of world.stream(x, z, radius, limit).dropped) {
      renderer.dropChunk(cx, cz);
      meshed.delete(`${cx} ${cz}`);
    }
  }

  return {
    get ready() {
      return ready;
    },
    get meshed() {
      return meshed.size;
    },
    advance() {
      if (!ready) {
        // Before the first picture there is nothing to keep smooth.
        load(firstRadius, Number.POSITIVE_INFINITY);
        meshStale(Number.POSITIVE_INFINITY);
        ready = true;
        return;
      }
      load(loadRadius, perFrame);
      meshStale(perFrame);
    },
    refresh() {
      // A lamp touches nine chunks at most.
      meshStale(9);
    },
  };
}
