import assert from "node:assert/strict";
import test from "node:test";
import type { Vec3 } from "../world/contract.ts";
import { boxInView, viewProjection } from "./index.ts";

const camera = { position: [0, 30, 0], yaw: 0, pitch: 0 } as const;
const matrix = viewProjection(camera, 1.6, 200);
const boxAt = ([x, y, z]: Vec3) => ({ min: [x, y, z] as Vec3, max: [x + 16, y + 16, z + 16] as Vec3 });

test("a box in view is never culled, however little of it shows", () => {
  for (let i = 0; i < 500; i++) {
    // Points ahead of the camera, well inside a cone that the view contains.
    const away = 5 + (i % 50) * 3;
    const [dx, dy] = [Math.sin(i * 1.7) * away * 0.9, Math.cos(i * 2.3) * away * 0.6];
    const point: Vec3 = [dx, 30 + dy, -away];
    const size = 0.5 + (i % 7);
    const min: Vec3 = [point[0] - size, point[1], point[2] - size];
    assert.ok(boxInView(matrix, { min, max: [point[0], point[1] + size, point[2]] }), point.join(" "));
  }
});

test("the box around the camera is in view", () => {
  assert.ok(boxInView(matrix, boxAt([-8, 22, -8])));
});

test("boxes behind, beside, above, below and beyond the view are culled", () => {
  for (const place of [
    [-8, 22, 20],
    [-200, 22, -40],
    [190, 22, -40],
    [-8, 150, -40],
    [-8, -120, -40],
    [-8, 22, -300],
  ] as const) {
    assert.equal(boxInView(matrix, boxAt(place)), false, place.join(" "));
  }
});
