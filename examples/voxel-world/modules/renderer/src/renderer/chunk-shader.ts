import { fogFunction, skyFunction } from "./sky-shader.ts";

/** Chunks, solid and water. Two unsigned vectors carry the eight bytes of a vertex. */
export const chunkVertex = `#version 300 es
layout(location = 0) in uvec4 placeAndTile;
layout(location = 1) in uvec4 coordinatesLightShade;
uniform mat4 matrix;
uniform vec3 origin;
uniform vec3 eye;
uniform vec3 sunlight;
uniform vec3 ambient;
uniform vec3 sun;
uniform float seconds;
out vec3 uvTile;
out vec3 light;
out vec3 fromEye;

const vec3 normals[7] = vec3[7](
  vec3(1, 0, 0), vec3(-1, 0, 0), vec3(0, 1, 0), vec3(0, -1, 0), vec3(0, 0, 1), vec3(0, 0, -1), vec3(0, 1, 0)
);
// To the right and upwards on each face, seen from outside.
const vec3 rights[7] = vec3[7](
  vec3(0, 0, -1), vec3(0, 0, 1), vec3(1, 0, 0), vec3(1, 0, 0), vec3(1, 0, 0), vec3(-1, 0, 0), vec3(0)
);
const vec3 ups[7] = vec3[7](
  vec3(0, 1, 0), vec3(0, 1, 0), vec3(0, 0, -1), vec3(0, 0, 1), vec3(0, 1, 0), vec3(0, 1, 0), vec3(0)
);
const float occlusions[4] = float[4](0.42, 0.62, 0.81, 1.0);

void main() {
  vec3 place = origin + vec3(placeAndTile.xyz);
  uint shade = coordinatesLightShade.w;
  uint face = (shade >> 2u) & 7u;
  // Where large faces meet small ones rounding leaves gaps of a pixel; a hair of overlap closes them.
  vec2 corner = vec2((shade >> 6u) & 1u, (shade >> 7u) & 1u) * 2.0 - 1.0;
  place += (rights[face] * corner.x + ups[face] * corner.y) * 0.0015;
  if ((shade & 32u) != 0u) {
    place.y -= 0.14 + 0.03 * sin(seconds * 1.6 + place.x * 0.9) + 0.02 * sin(seconds * 1.1 + place.z * 1.3);
  }
  if (face == 6u && coordinatesLightShade.y == 0u) {
    place.xz += 0.06 * vec2(sin(seconds * 1.7 + place.x * 2.1), cos(seconds * 1.3 + place.z * 1.7));
  }
  uvTile = vec3(vec2(coordinatesLightShade.xy), float(placeAndTile.w));
  float sky = float(coordinatesLightShade.z >> 4u) / 15.0;
  float lamp = float(coordinatesLightShade.z & 15u) / 15.0;
  vec3 normal = normals[face];
  float facing = 0.52 + 0.38 * max(0.0, dot(normal, sun)) + 0.1 * normal.y;
  // Sides along X a little darker than those along Z, so that edges show where the sun does not.
  facing *= 1.0 - 0.1 * abs(normal.x);
  vec3 warm = vec3(1.0, 0.78, 0.5) * lamp * lamp * 1.15;
  vec3 day = sunlight * facing * sky * sky + ambient * (0.25 + 0.75 * sky);
  light = max(day, warm) * occlusions[shade & 3u];
  fromEye = place - eye;
  gl_Position = matrix * vec4(place, 1.0);
}`;

export const chunkFragment = `#version 300 es
precision highp float;
precision highp sampler2DArray;
in vec3 uvTile;
in vec3 light;
in vec3 fromEye;
uniform sampler2DArray tiles;
uniform float fogEnd;
uniform float water;
out vec4 colour;
${skyFunction}
${fogFunction}
void main() {
  vec4 texel = texture(tiles, uvTile);
  if (water < 0.5 && texel.a < 0.5) discard;
  float away = length(fromEye);
  vec3 lit = texel.rgb * texel.rgb * light;
  vec3 direction = fromEye / max(away, 0.001);
  float alpha = 1.0;
  if (water > 0.5) {
    // At a flat angle water mirrors the sky.
    float mirror = pow(1.0 - abs(direction.y), 4.0);
    lit = mix(lit, skyColour(vec3(direction.x, abs(direction.y), direction.z)), mirror * 0.55);
    alpha = mix(texel.a, 0.94, mirror);
  }
  float fog = fogAt(away, fogEnd);
  // Most of what is near has none, and the sky's colour is dear.
  if (fog > 0.0) lit = mix(lit, fogColour(direction), fog);
  colour = vec4(sqrt(lit), mix(alpha, 1.0, fog * fog));
}`;
