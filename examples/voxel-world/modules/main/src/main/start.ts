import type { Game } from "./contract.ts";
import { createHud } from "../hud/index.ts";
import { bindControls, createInput } from "../player/index.ts";
import { createRenderer } from "../renderer/index.ts";
import { createGame } from "./game.ts";

const defaultWord = "maple";

function explain(page: Document, text: string): void {
  const line = page.createElement("p");
  line.textContent = text;
  line.style.cssText = "position:fixed;inset:0;display:grid;place-items:center;margin:0;font:18px system-ui;padding:2em";
  page.body.append(line);
}

/** Finds the page's elements, makes the real parts and runs the loop. */
export function start(page: Document): void {
  const canvas = page.querySelector<HTMLCanvasElement>("canvas#view");
  const root = page.querySelector<HTMLElement>("#hud");
  if (canvas === null || root === null) return explain(page, "This page lacks its canvas.");
  const renderer = createRenderer(canvas);
  if (renderer === undefined) {
    return explain(page, "Voxel World needs WebGL2, and this browser has none. Turn on graphics acceleration and reload.");
  }

  const input = createInput();
  const controls = bindControls(canvas, input);
  // The game needs the hud and the hud's buttons need the game.
  let game: Game | undefined;
  const hud = createHud(root, {
    craft: (recipe) => game?.craft(recipe),
    select: (slot) => game?.inventory.select(slot),
    move: (from, to) => game?.inventory.move(from, to),
    setPanel: (panel) => game?.setPanel(panel),
  });
  const word = decodeURIComponent(page.location.hash.slice(1)) || defaultWord;
  const made = createGame({ word, renderer, hud, input, mode: () => controls.mode });
  game = made;
  window.addEventListener("hashchange", () => page.location.reload());

  let last = performance.now();
  const loop = (now: number): void => {
    made.frame(Math.max(0, now - last) / 1000);
    last = now;
    // A panel needs the mouse.
    if (made.panel !== "none") controls.release();
    requestAnimationFrame(loop);
  };
  requestAnimationFrame(loop);
}
