import type { ItemName } from "../blocks/contract.ts";
import { element } from "./element.ts";
import { iconSize, paintIcon } from "./paint-icon.ts";

const painted = new Map<ItemName, Uint8ClampedArray<ArrayBuffer>>();

/** A small canvas with the item on it. */
export function createIcon(page: Document, item: ItemName): HTMLCanvasElement {
  const canvas = element(page, "canvas", { width: iconSize, height: iconSize });
  canvas.setAttribute("aria-hidden", "true");
  const bytes = painted.get(item) ?? new Uint8ClampedArray(paintIcon(item));
  painted.set(item, bytes);
  canvas.getContext("2d")?.putImageData(new ImageData(bytes, iconSize, iconSize), 0, 0);
  return canvas;
}
