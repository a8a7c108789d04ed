import type { ChunkMesh } from "../mesher/contract.ts";
import { chunkFragment, chunkVertex } from "./chunk-shader.ts";
import { type ChunkBuffers, createQuadIndices, uploadChunk } from "./chunk-buffers.ts";
import type { Frame } from "./contract.ts";
import { listVisible } from "./draw-list.ts";
import { axesOf, fieldOfView, type Matrix, viewProjection } from "./matrix.ts";
import { crackFragment, cubeEdges, cubeTriangles, outlineFragment, outlineVertex } from "./outline-shader.ts";
import { createProgram } from "./program.ts";
import { skyFragment, skyVertex } from "./sky-shader.ts";
import { createTileTexture } from "./tile-texture.ts";

/** Everything that lives on the graphics card; made again when the context was lost. */
export interface Scene {
  upload(cx: number, cz: number, mesh: ChunkMesh): ChunkBuffers;
  draw(frame: Frame, chunks: Iterable<ChunkBuffers>): { readonly chunks: number; readonly quads: number };
}

const seaBlue = [0.03, 0.12, 0.24] as const;

/** A buffer of corners, drawn by one call. */
function createShape(gl: WebGL2RenderingContext, corners: Float32Array, mode: number): () => void {
  const array = gl.createVertexArray();
  gl.bindVertexArray(array);
  gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
  gl.bufferData(gl.ARRAY_BUFFER, corners, gl.STATIC_DRAW);
  gl.enableVertexAttribArray(0);
  gl.vertexAttribPointer(0, 3, gl.FLOAT, false, 0, 0);
  gl.bindVertexArray(null);
  return () => {
    gl.bindVertexArray(array);
    gl.drawArrays(mode, 0, corners.length / 3);
  };
}

export function createScene(gl: WebGL2RenderingContext): Scene {
  const chunkProgram = createProgram(gl, chunkVertex, chunkFragment);
  const skyProgram = createProgram(gl, skyVertex, skyFragment);
  const outlineProgram = createProgram(gl, outlineVertex, outlineFragment);
  const crackProgram = createProgram(gl, outlineVertex, crackFragment);
  const tiles = createTileTexture(gl);
  const indices = createQuadIndices(gl);
  const drawEdges = createShape(gl, cubeEdges(), gl.LINES);
  const drawCube = createShape(gl, cubeTriangles(), gl.TRIANGLES);
  const drawNothing = gl.createVertexArray();

  /** What both the sky and the fog need to know. */
  function air({ sky, underWater }: Frame) {
    return {
      zenith: sky.zenith,
      horizon: sky.horizon,
      sunDirection: sky.sun,
      sunColour: sky.sunlight,
      underWater: underWater ? seaBlue : ([0, 0, 0] as const),
    };
  }

  function drawChunks(frame: Frame, matrix: Matrix, chunks: Iterable<ChunkBuffers>) {
    const { camera, sky, viewBlocks, seconds } = frame;
    const list = listVisible(chunks, matrix, camera.position, viewBlocks);
    gl.bindTexture(gl.TEXTURE_2D_ARRAY, tiles);
    chunkProgram.use();
    chunkProgram.set({ ...air(frame), matrix, eye: camera.position, fogEnd: viewBlocks, seconds, water: 0 });
    chunkProgram.set({ sun: sky.sun, sunlight: sky.sunlight, ambient: sky.ambient });
    for (const chunk of list.solid) {
      chunkProgram.set({ origin: [chunk.cx * 16, 0, chunk.cz * 16] });
      chunk.drawSolid();
    }
    return list;
  }

  function drawWater(chunks: readonly ChunkBuffers[]): void {
    gl.enable(gl.BLEND);
    gl.disable(gl.CULL_FACE);
    chunkProgram.use();
    chunkProgram.set({ water: 1 });
    for (const chunk of chunks) {
      chunkProgram.set({ origin: [chunk.cx * 16, 0, chunk.cz * 16] });
      chunk.drawWater();
    }
    gl.enable(gl.CULL_FACE);
    gl.disable(gl.BLEND);
  }

  function drawSky(frame: Frame, aspect: number): void {
    const { right, up, back } = axesOf(frame.camera.yaw, frame.camera.pitch);
    const slope = Math.tan(fieldOfView / 2);
    gl.depthFunc(gl.LEQUAL);
    skyProgram.use();
    skyProgram.set({ ...air(frame), right, up, forward: [-back[0], -back[1], -back[2]], slope: [slope * aspect, slope] });
    skyProgram.set({ eye: frame.camera.position, seconds: frame.seconds, stars: frame.sky.stars });
    gl.bindVertexArray(drawNothing);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
    gl.depthFunc(gl.LESS);
  }

  function drawTarget({ target }: Frame, matrix: Matrix): void {
    if (target === undefined) return;
    gl.enable(gl.BLEND);
    gl.disable(gl.CULL_FACE);
    if (target.broken > 0) {
      crackProgram.use();
      crackProgram.set({ matrix, block: target.block, broken: target.broken });
      drawCube();
    }
    outlineProgram.use();
    outlineProgram.set({ matrix, block: target.block, broken: target.broken });
    drawEdges();
    gl.enable(gl.CULL_FACE);
    gl.disable(gl.BLEND);
  }

  return {
    upload: (cx, cz, mesh) => uploadChunk(gl, indices, cx, cz, mesh),

    draw(frame, chunks) {
      const aspect = gl.drawingBufferWidth / gl.drawingBufferHeight;
      const matrix = viewProjection(frame.camera, aspect, frame.viewBlocks * 2 + 64);
      gl.viewport(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight);
      gl.enable(gl.DEPTH_TEST);
      gl.enable(gl.CULL_FACE);
      gl.blendFunc(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA);
      gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT);
      const list = drawChunks(frame, matrix, chunks);
      drawSky(frame, aspect);
      drawTarget(frame, matrix);
      drawWater(list.water);
      gl.bindVertexArray(null);
      const quads = list.solid.reduce((sum, { solidQuads }) => sum + solidQuads, 0);
      return { chunks: list.solid.length, quads: quads + list.water.reduce((sum, chunk) => sum + chunk.waterQuads, 0) };
    },
  };
}
