const maxPixels = 1_200_000;
const maxScale = 1.5;

/** Pixels of the picture for a canvas of the given size: sharp where that is cheap, never more than a laptop can fill. */
export function pictureSize(
  cssWidth: number,
  cssHeight: number,
  deviceScale: number,
  quality: number,
): readonly [number, number] {
  const wanted = Math.min(deviceScale, maxScale);
  const scale = Math.min(wanted, Math.sqrt(maxPixels / Math.max(1, cssWidth * cssHeight))) * quality;
  return [Math.max(1, Math.round(cssWidth * scale)), Math.max(1, Math.round(cssHeight * scale))];
}
