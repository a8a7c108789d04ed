/** Edges of the block that is looked at; they glow as it breaks. */
export const outlineVertex = `#version 300 es
layout(location = 0) in vec3 corner;
uniform mat4 matrix;
uniform vec3 block;
void main() {
  vec3 place = block + 0.5 + (corner - 0.5) * 1.004;
  gl_Position = matrix * vec4(place, 1.0);
  gl_Position.z -= 0.0004 * gl_Position.w;
}`;

export const outlineFragment = `#version 300 es
precision highp float;
uniform float broken;
out vec4 colour;
void main() {
  colour = vec4(mix(vec3(0.02), vec3(1.0, 0.85, 0.4), broken), 0.55 + 0.4 * broken);
}`;

/** The cracks: the block's faces darken as it breaks. */
export const crackFragment = `#version 300 es
precision highp float;
uniform float broken;
out vec4 colour;
void main() {
  colour = vec4(0.0, 0.0, 0.0, 0.5 * broken);
}`;

/** Twelve edges as pairs of corners. */
export function cubeEdges(): Float32Array {
  const edges: number[] = [];
  for (let axis = 0; axis < 3; axis++) {
    for (const [a, b] of [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ] as const) {
      for (const end of [0, 1]) {
        const corner = [0, 0, 0];
        corner[axis] = end;
        corner[(axis + 1) % 3] = a;
        corner[(axis + 2) % 3] = b;
        edges.push(...corner);
      }
    }
  }
  return Float32Array.from(edges);
}

/** Six faces as two triangles each. */
export function cubeTriangles(): Float32Array {
  const triangles: number[] = [];
  for (let axis = 0; axis < 3; axis++) {
    for (const side of [0, 1]) {
      for (const [a, b] of [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 0],
        [1, 1],
        [0, 1],
      ] as const) {
        const corner = [0, 0, 0];
        corner[axis] = side;
        corner[(axis + 1) % 3] = a;
        corner[(axis + 2) % 3] = b;
        triangles.push(...corner);
      }
    }
  }
  return Float32Array.from(triangles);
}
