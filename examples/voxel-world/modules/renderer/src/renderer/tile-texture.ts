import { paintTile, tileCount, tileSize } from "../blocks/index.ts";

/**
 * Gives transparent pixels the mean colour of the visible ones: otherwise their black bleeds into the edges of
 * leaves and plants in the smaller mipmaps.
 */
export function spreadColour(bytes: Uint8ClampedArray): Uint8ClampedArray {
  const sum = [0, 0, 0];
  let visible = 0;
  for (let i = 0; i < bytes.length; i += 4) {
    if (bytes[i + 3] === 0) continue;
    visible++;
    for (let c = 0; c < 3; c++) sum[c] = (sum[c] ?? 0) + (bytes[i + c] ?? 0);
  }
  if (visible === 0) return bytes;
  for (let i = 0; i < bytes.length; i += 4) {
    if (bytes[i + 3] !== 0) continue;
    for (let c = 0; c < 3; c++) bytes[i + c] = (sum[c] ?? 0) / visible;
  }
  return bytes;
}

/** All tiles as layers of one texture, so that a merged face can repeat its own. */
export function createTileTexture(gl: WebGL2RenderingContext): WebGLTexture {
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D_ARRAY, texture);
  const levels = Math.log2(tileSize) + 1;
  gl.texStorage3D(gl.TEXTURE_2D_ARRAY, levels, gl.RGBA8, tileSize, tileSize, tileCount);
  for (let tile = 0; tile < tileCount; tile++) {
    const bytes = new Uint8Array(spreadColour(paintTile(tile)));
    gl.texSubImage3D(gl.TEXTURE_2D_ARRAY, 0, 0, 0, tile, tileSize, tileSize, 1, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
  }
  gl.generateMipmap(gl.TEXTURE_2D_ARRAY);
  gl.texParameteri(gl.TEXTURE_2D_ARRAY, gl.TEXTURE_WRAP_S, gl.REPEAT);
  gl.texParameteri(gl.TEXTURE_2D_ARRAY, gl.TEXTURE_WRAP_T, gl.REPEAT);
  gl.texParameteri(gl.TEXTURE_2D_ARRAY, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
  gl.texParameteri(gl.TEXTURE_2D_ARRAY, gl.TEXTURE_MIN_FILTER, gl.NEAREST_MIPMAP_LINEAR);
  // Below this level leaves would turn solid or vanish.
  gl.texParameteri(gl.TEXTURE_2D_ARRAY, gl.TEXTURE_MAX_LEVEL, 3);
  return texture;
}
