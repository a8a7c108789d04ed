import { element } from "./element.ts";

const keys: readonly (readonly [string, string])[] = [
  ["W A S D", "walk; Shift sprints, Space jumps and swims"],
  ["Mouse", "look around (click to capture it, or drag); arrow keys too"],
  ["Left / F", "hold to break a block"],
  ["Right / R", "place the block in your hand"],
  ["1 – 9", "choose what is in your hand; the wheel does too"],
  ["E", "bag and crafting"],
  ["H", "this help"],
];

/** Shown at the start: what one can do and with which keys. */
export function createHelpPanel(page: Document, onStart: () => void): HTMLElement {
  const list = element(page, "dl", { className: "vw-keys" });
  for (const [key, meaning] of keys) {
    list.append(
      element(page, "dt", {}, element(page, "kbd", {}, key)),
      element(page, "dd", {}, meaning),
    );
  }
  const start = element(page, "button", { type: "button", className: "vw-start", onclick: onStart }, "Play");
  return element(
    page,
    "section",
    { className: "vw-panel vw-glass", ariaLabel: "Help" },
    element(page, "h1", {}, "Voxel World"),
    element(page, "p", {}, "Fell a tree, saw planks, build a table, dig for coal and iron. The word after # in the address is your world."),
    list,
    start,
  );
}
