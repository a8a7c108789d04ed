import { createBagPanel } from "./bag-panel.ts";
import type { Hud, HudActions, Panel } from "./contract.ts";
import { createCrosshair } from "./crosshair.ts";
import { element, setData, setText } from "./element.ts";
import { createHelpPanel } from "./help-panel.ts";
import { createSlotButton } from "./slot-button.ts";
import { style } from "./style.ts";
import { viewOf } from "./view.ts";

const barSize = 9;
const sayMs = 2200;

/** Builds the elements once; afterwards only what differs from the last view is touched. */
export function createHud(root: HTMLElement, actions: HudActions): Hud {
  const page = root.ownerDocument;
  const crosshair = createCrosshair(page);
  const place = element(page, "div", { className: "vw-place vw-glass" });
  const line = element(page, "div", { className: "vw-say vw-glass", role: "status" });
  const bar = element(page, "div", { className: "vw-bar vw-glass", role: "toolbar", ariaLabel: "What is in your hand" });
  const slots = Array.from({ length: barSize }, (_, slot) => createSlotButton(page, () => actions.select(slot)));
  const bag = createBagPanel(page, actions);
  const help = createHelpPanel(page, () => actions.setPanel("none"));
  let panel: Panel | undefined;
  let timer: number | undefined;

  bar.append(...slots.map(({ button }) => button));
  root.classList.add("vw");
  root.append(element(page, "style", {}, style), crosshair.svg, place, line, bar, bag.panel, help);

  // A picked slot takes Escape before the panel does.
  bag.panel.addEventListener("keydown", (event) => {
    if (event.code === "Escape" && bag.putBack()) event.stopPropagation();
  });

  function showPanel(next: Panel): void {
    if (next === panel) return;
    panel = next;
    bag.putBack();
    bag.panel.hidden = next !== "bag";
    help.hidden = next !== "help";
    const opened = next === "bag" ? bag.panel : next === "help" ? help : undefined;
    opened?.querySelector("button")?.focus();
    if (opened === undefined && page.activeElement instanceof HTMLElement) page.activeElement.blur();
  }

  return {
    show(model) {
      const view = viewOf(model);
      for (const [name, value] of Object.entries(view.attributes)) setData(root, name, value);
      setText(place, view.place);
      slots.forEach((slot, i) => {
        const slotView = view.slots[i];
        if (slotView !== undefined) slot.show(slotView);
      });
      crosshair.setBroken(model.broken);
      if (model.panel === "bag") bag.show(view);
      showPanel(model.panel);
    },

    say(text) {
      setText(line, text);
      setData(line, "shown", "true");
      window.clearTimeout(timer);
      timer = window.setTimeout(() => setData(line, "shown", "false"), sayMs);
    },
  };
}
