/** The sky's colour in a direction; chunks fade into it, so both programs carry it. */
export const skyFunction = `
uniform vec3 zenith;
uniform vec3 horizon;
uniform vec3 sunDirection;
uniform vec3 sunColour;
uniform vec3 underWater;
vec3 skyColour(vec3 direction) {
  float height = clamp(direction.y, 0.0, 1.0);
  vec3 gradient = mix(horizon, zenith, 1.0 - pow(1.0 - height, 2.6));
  float glow = max(0.0, dot(direction, sunDirection));
  return gradient + sunColour * (0.22 * pow(glow, 12.0) + 0.1 * pow(glow, 3.0) * (1.0 - height));
}
`;

/** Fog by distance; under water it is near and takes the water's colour. */
export const fogFunction = `
float fogAt(float away, float end) {
  float t = clamp((away - end * 0.45) / (end * 0.55), 0.0, 1.0);
  if (underWater.b > 0.0) t = clamp(away / 18.0, 0.0, 1.0);
  return t * t * (3.0 - 2.0 * t);
}
vec3 fogColour(vec3 direction) {
  return underWater.b > 0.0 ? underWater : skyColour(vec3(direction.x, max(direction.y, 0.0), direction.z));
}
`;

/** One triangle that covers the picture, at the far plane. */
export const skyVertex = `#version 300 es
uniform vec3 right;
uniform vec3 up;
uniform vec3 forward;
uniform vec2 slope;
out vec3 ray;
void main() {
  vec2 corner = vec2(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0);
  ray = forward + right * corner.x * slope.x + up * corner.y * slope.y;
  gl_Position = vec4(corner, 1.0, 1.0);
}`;

export const skyFragment = `#version 300 es
precision highp float;
in vec3 ray;
uniform vec3 eye;
uniform float seconds;
uniform float stars;
out vec4 colour;
${skyFunction}
float hash(vec2 p) {
  vec3 q = fract(vec3(p.xyx) * 0.1031);
  q += dot(q, q.yzx + 33.33);
  return fract((q.x + q.y) * q.z);
}
float soft(vec2 p) {
  vec2 cell = floor(p);
  vec2 t = fract(p);
  t = t * t * (3.0 - 2.0 * t);
  return mix(
    mix(hash(cell), hash(cell + vec2(1, 0)), t.x),
    mix(hash(cell + vec2(0, 1)), hash(cell + vec2(1, 1)), t.x),
    t.y
  );
}
void main() {
  vec3 direction = normalize(ray);
  vec3 sky = skyColour(direction);
  if (underWater.b > 0.0) {
    colour = vec4(sqrt(underWater), 1.0);
    return;
  }
  // The sun is a square, as everything here.
  vec3 side = normalize(cross(sunDirection, vec3(0.0, 0.0, 1.0)));
  vec3 top = cross(side, sunDirection);
  float square = max(abs(dot(direction, side)), abs(dot(direction, top)));
  if (dot(direction, sunDirection) > 0.0) {
    sky += sunColour * (square < 0.045 ? 1.5 : 0.25 * smoothstep(0.075, 0.045, square));
  }
  if (direction.y > 0.02 && stars > 0.0) {
    vec2 p = floor(direction.xz / (1.0 + direction.y) * 210.0);
    float star = hash(p);
    sky += stars * vec3(0.85, 0.9, 1.0) * step(0.995, star) * (0.6 + 0.4 * sin(seconds * 2.0 + star * 4000.0));
  }
  if (direction.y > 0.03) {
    // Clouds lie flat at a height of 110 in squares of 9 blocks and drift to the east.
    vec2 place = eye.xz + direction.xz * (110.0 - eye.y) / direction.y - vec2(seconds * 1.4, 0.0);
    vec2 cell = floor(place / 9.0);
    float cover = soft(cell * 0.16) * 0.7 + soft(cell * 0.41 + 7.0) * 0.3;
    float fade = smoothstep(0.03, 0.2, direction.y);
    vec3 cloud = horizon * 0.35 + sunColour * 0.62 + zenith * 0.12;
    sky = mix(sky, cloud, step(0.6, cover) * fade * 0.78);
  }
  colour = vec4(sqrt(clamp(sky, 0.0, 1.0)), 1.0);
}`;
