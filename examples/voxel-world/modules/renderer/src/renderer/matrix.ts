import type { Vec3 } from "../world/contract.ts";
import type { Camera } from "./contract.ts";

/** Column-major, as WebGL takes it. */
export type Matrix = Float32Array;

const near = 0.08;

/** Height of the view, top to bottom; a wide window does not squeeze it. */
export const fieldOfView = (70 * Math.PI) / 180;

export function multiply(a: Matrix, b: Matrix): Matrix {
  const product = new Float32Array(16);
  for (let column = 0; column < 4; column++) {
    for (let row = 0; row < 4; row++) {
      let sum = 0;
      for (let i = 0; i < 4; i++) sum += (a[i * 4 + row] ?? 0) * (b[column * 4 + i] ?? 0);
      product[column * 4 + row] = sum;
    }
  }
  return product;
}

export function perspective(aspect: number, far: number): Matrix {
  const f = 1 / Math.tan(fieldOfView / 2);
  const depth = 1 / (near - far);
  return Float32Array.of(f / aspect, 0, 0, 0, 0, f, 0, 0, 0, 0, (near + far) * depth, -1, 0, 0, 2 * near * far * depth, 0);
}

/** Where the camera looks: right, up and back as unit vectors. Yaw 0 looks north, to -Z; pitch is positive upwards. */
export function axesOf(yaw: number, pitch: number): { readonly right: Vec3; readonly up: Vec3; readonly back: Vec3 } {
  const [sinYaw, cosYaw, sinPitch, cosPitch] = [Math.sin(yaw), Math.cos(yaw), Math.sin(pitch), Math.cos(pitch)];
  return {
    right: [cosYaw, 0, sinYaw],
    up: [-sinYaw * sinPitch, cosPitch, cosYaw * sinPitch],
    back: [-sinYaw * cosPitch, -sinPitch, cosYaw * cosPitch],
  };
}

function viewMatrix({ position, yaw, pitch }: Camera): Matrix {
  const { right, up, back } = axesOf(yaw, pitch);
  const along = (axis: Vec3): number => -(axis[0] * position[0] + axis[1] * position[1] + axis[2] * position[2]);
  return Float32Array.of(
    right[0], up[0], back[0], 0,
    right[1], up[1], back[1], 0,
    right[2], up[2], back[2], 0,
    along(right), along(up), along(back), 1,
  );
}

export function viewProjection(camera: Camera, aspect: number, far: number): Matrix {
  return multiply(perspective(aspect, far), viewMatrix(camera));
}
