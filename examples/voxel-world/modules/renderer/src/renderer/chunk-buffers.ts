import type { ChunkMesh, MeshPart } from "../mesher/contract.ts";
import { vertexBytes } from "../mesher/index.ts";
import type { Drawable } from "./draw-list.ts";

/** A chunk on the graphics card. */
export interface ChunkBuffers extends Drawable {
  drawSolid(): void;
  drawWater(): void;
  free(): void;
}

/** Indices 0 1 2 0 2 3 for each quad; all chunks share them. */
export interface QuadIndices {
  bindFor(quads: number): void;
}

export function createQuadIndices(gl: WebGL2RenderingContext): QuadIndices {
  const buffer = gl.createBuffer();
  let capacity = 0;
  return {
    bindFor(quads) {
      gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, buffer);
      if (quads <= capacity) return;
      capacity = Math.max(quads, capacity * 2, 4096);
      const indices = new Uint32Array(capacity * 6);
      for (let quad = 0; quad < capacity; quad++) {
        const first = quad * 4;
        indices.set([first, first + 1, first + 2, first, first + 2, first + 3], quad * 6);
      }
      gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, indices, gl.STATIC_DRAW);
    },
  };
}

export function highestVertex({ solid, water }: ChunkMesh): number {
  let top = 0;
  for (const { vertices } of [solid, water]) {
    for (let i = 1; i < vertices.length; i += vertexBytes) top = Math.max(top, vertices[i] ?? 0);
  }
  return top;
}

interface PartBuffers {
  draw(): void;
  free(): void;
}

function uploadPart(gl: WebGL2RenderingContext, indices: QuadIndices, { vertices, quads }: MeshPart): PartBuffers {
  if (quads === 0) return { draw: () => undefined, free: () => undefined };
  const array = gl.createVertexArray();
  const buffer = gl.createBuffer();
  gl.bindVertexArray(array);
  gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
  gl.bufferData(gl.ARRAY_BUFFER, vertices, gl.STATIC_DRAW);
  gl.enableVertexAttribArray(0);
  gl.vertexAttribIPointer(0, 4, gl.UNSIGNED_BYTE, vertexBytes, 0);
  gl.enableVertexAttribArray(1);
  gl.vertexAttribIPointer(1, 4, gl.UNSIGNED_BYTE, vertexBytes, 4);
  indices.bindFor(quads);
  gl.bindVertexArray(null);
  return {
    draw() {
      gl.bindVertexArray(array);
      gl.drawElements(gl.TRIANGLES, quads * 6, gl.UNSIGNED_INT, 0);
    },
    free() {
      gl.deleteVertexArray(array);
      gl.deleteBuffer(buffer);
    },
  };
}

export function uploadChunk(
  gl: WebGL2RenderingContext,
  indices: QuadIndices,
  cx: number,
  cz: number,
  mesh: ChunkMesh,
): ChunkBuffers {
  const solid = uploadPart(gl, indices, mesh.solid);
  const water = uploadPart(gl, indices, mesh.water);
  return {
    cx,
    cz,
    top: highestVertex(mesh),
    solidQuads: mesh.solid.quads,
    waterQuads: mesh.water.quads,
    drawSolid: solid.draw,
    drawWater: water.draw,
    free() {
      solid.free();
      water.free();
    },
  };
}
