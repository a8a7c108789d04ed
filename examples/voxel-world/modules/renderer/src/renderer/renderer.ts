import type { ChunkMesh } from "../mesher/contract.ts";
import type { ChunkBuffers } from "./chunk-buffers.ts";
import type { Renderer } from "./contract.ts";
import { pictureSize } from "./picture-size.ts";
import { createQuality } from "./quality.ts";
import { createScene, type Scene } from "./scene.ts";

interface Meshed {
  readonly cx: number;
  readonly cz: number;
  readonly mesh: ChunkMesh;
}

export function createRenderer(canvas: HTMLCanvasElement): Renderer | undefined {
  const gl = canvas.getContext("webgl2", { antialias: false, alpha: false, powerPreference: "high-performance" });
  if (gl === null) return undefined;

  /** Kept on this side, since a lost context takes all buffers with it. */
  const meshes = new Map<string, Meshed>();
  const buffers = new Map<string, ChunkBuffers>();
  const quality = createQuality();
  let lastSeconds = 0;
  let scene: Scene | undefined = createScene(gl);

  // Without preventDefault the browser would not give the context back.
  canvas.addEventListener("webglcontextlost", (event) => {
    event.preventDefault();
    scene = undefined;
    buffers.clear();
  });
  canvas.addEventListener("webglcontextrestored", () => {
    const restored = createScene(gl);
    for (const [key, { cx, cz, mesh }] of meshes) buffers.set(key, restored.upload(cx, cz, mesh));
    scene = restored;
  });

  function fitPicture(): void {
    const { clientWidth, clientHeight } = canvas;
    const [width, height] = pictureSize(clientWidth, clientHeight, window.devicePixelRatio, quality.scale);
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
  }

  return {
    setChunk(cx, cz, mesh) {
      const key = `${cx} ${cz}`;
      meshes.set(key, { cx, cz, mesh });
      buffers.get(key)?.free();
      if (scene !== undefined) buffers.set(key, scene.upload(cx, cz, mesh));
    },

    dropChunk(cx, cz) {
      const key = `${cx} ${cz}`;
      meshes.delete(key);
      buffers.get(key)?.free();
      buffers.delete(key);
    },

    draw(frame) {
      if (scene === undefined) return { chunks: 0, quads: 0 };
      quality.note(frame.seconds - lastSeconds);
      lastSeconds = frame.seconds;
      fitPicture();
      return scene.draw(frame, buffers.values());
    },
  };
}
