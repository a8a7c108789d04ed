import assert from "node:assert/strict";
import test from "node:test";
import { paintTile, tileCount } from "../blocks/index.ts";
import { createRenderer } from "./index.ts";
import { cubeEdges, cubeTriangles } from "./outline-shader.ts";
import { spreadColour } from "./tile-texture.ts";

test("without WebGL2 there is no renderer, and nothing is thrown", () => {
  const asked: string[] = [];
  const canvas = { getContext: (kind: string) => (asked.push(kind), null) };
  assert.equal(createRenderer(canvas as unknown as HTMLCanvasElement), undefined);
  assert.deepEqual(asked, ["webgl2"]);
});

test("transparent pixels take the colour of visible ones and stay transparent", () => {
  for (let tile = 0; tile < tileCount; tile++) {
    const before = paintTile(tile);
    const after = spreadColour(paintTile(tile));
    for (let i = 0; i < before.length; i += 4) {
      assert.equal(after[i + 3], before[i + 3]);
      if (before[i + 3] === 0) assert.ok((after[i] ?? 0) + (after[i + 1] ?? 0) + (after[i + 2] ?? 0) > 0);
      else assert.deepEqual(after.subarray(i, i + 4), before.subarray(i, i + 4));
    }
  }
});

test("the outline is twelve edges of length 1, the cube twelve triangles", () => {
  const edges = cubeEdges();
  assert.equal(edges.length, 12 * 2 * 3);
  for (let i = 0; i < edges.length; i += 6) {
    const lengths = [0, 1, 2].map((axis) => Math.abs((edges[i + axis] ?? 0) - (edges[i + 3 + axis] ?? 0)));
    assert.equal(lengths.reduce((sum, length) => sum + length), 1);
  }
  assert.equal(cubeTriangles().length, 12 * 3 * 3);
});
