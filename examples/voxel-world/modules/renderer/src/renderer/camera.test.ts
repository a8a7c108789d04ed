import assert from "node:assert/strict";
import test from "node:test";
import type { Vec3 } from "../world/contract.ts";
import type { Camera } from "./contract.ts";
import { viewProjection } from "./index.ts";

/** Where a point lands: x and y from -1 to 1, depth from -1 to 1, and whether it lies before the camera. */
function project(camera: Camera, point: Vec3, aspect = 1) {
  const matrix = viewProjection(camera, aspect, 200);
  const clip = [0, 1, 2, 3].map(
    (row) =>
      (matrix[row] ?? 0) * point[0] +
      (matrix[row + 4] ?? 0) * point[1] +
      (matrix[row + 8] ?? 0) * point[2] +
      (matrix[row + 12] ?? 0),
  ) as [number, number, number, number];
  return { x: clip[0] / clip[3], y: clip[1] / clip[3], depth: clip[2] / clip[3], before: clip[3] > 0 };
}

const north: Camera = { position: [10, 30, -5], yaw: 0, pitch: 0 };
const near = (actual: number, expected: number): boolean => Math.abs(actual - expected) < 1e-5;

test("a point straight ahead lands in the middle: north at yaw 0, east a quarter turn on", () => {
  for (const [yaw, point] of [
    [0, [10, 30, -15]],
    [Math.PI / 2, [20, 30, -5]],
    [Math.PI, [10, 30, 5]],
    [-Math.PI / 2, [0, 30, -5]],
  ] as const) {
    const { x, y, before } = project({ ...north, yaw }, point);
    assert.ok(near(x, 0) && near(y, 0) && before);
  }
});

test("what lies to the right lands on the right, what lies above lands above", () => {
  const right = project(north, [13, 30, -15]);
  assert.ok(right.x > 0 && near(right.y, 0));
  const above = project(north, [10, 33, -15]);
  assert.ok(above.y > 0 && near(above.x, 0));
});

test("pitch turns the view up", () => {
  const { x, y } = project({ ...north, pitch: Math.PI / 4 }, [10, 40, -15]);
  assert.ok(near(x, 0) && near(y, 0));
});

test("a nearer point has the smaller depth, and one behind lies behind", () => {
  assert.ok(project(north, [10, 30, -8]).depth < project(north, [10, 30, -40]).depth);
  assert.equal(project(north, [10, 30, 0]).before, false);
});

test("a wide window shows more at the sides, and as much above", () => {
  assert.ok(project(north, [14, 30, -15], 2).x < project(north, [14, 30, -15], 1).x);
  assert.ok(near(project(north, [10, 33, -15], 2).y, project(north, [10, 33, -15], 1).y));
});
