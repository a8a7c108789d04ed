import type { HudActions, HudView } from "./contract.ts";
import { element, setText } from "./element.ts";
import { createIcon } from "./icons.ts";
import { createSlotButton, type SlotButton } from "./slot-button.ts";

export interface BagPanel {
  readonly panel: HTMLElement;
  show(view: HudView): void;
  /** Puts back what was picked. Answers whether something was. */
  putBack(): boolean;
}

interface RecipeButton {
  readonly button: HTMLButtonElement;
  readonly note: HTMLElement;
  readonly all: HTMLButtonElement;
}

/** The 36 slots and the recipes. A slot is picked, and the next one that is pressed gets what was in it. */
export function createBagPanel(page: Document, actions: HudActions): BagPanel {
  const grid = element(page, "div", { className: "vw-grid" });
  const list = element(page, "div", { className: "vw-recipes" });
  const hint = "Press a slot and then another to move. E or Escape closes.";
  const panel = element(
    page,
    "section",
    { className: "vw-panel vw-glass", hidden: true, ariaLabel: "Bag and crafting" },
    element(
      page,
      "div",
      { className: "vw-bag" },
      element(page, "div", {}, element(page, "h2", {}, "Bag"), grid, element(page, "p", { className: "vw-hint" }, hint)),
      element(page, "div", {}, element(page, "h2", {}, "Crafting"), list),
    ),
  );
  const slots: SlotButton[] = [];
  const recipes = new Map<string, RecipeButton>();
  let picked: number | undefined;

  function pick(slot: number | undefined): void {
    if (picked !== undefined) slots[picked]?.setPicked(false);
    picked = slot;
    if (slot !== undefined) slots[slot]?.setPicked(true);
  }

  function press(slot: number): void {
    if (picked === undefined) {
      if (slots[slot]?.button.dataset["item"] !== "") pick(slot);
      return;
    }
    actions.move(picked, slot);
    pick(undefined);
  }

  function recipeButton(view: HudView["recipes"][number]): RecipeButton {
    const known = recipes.get(view.id);
    if (known !== undefined) return known;
    const note = element(page, "small", {});
    const button = element(
      page,
      "button",
      { type: "button", className: "vw-recipe", ariaLabel: view.title, onclick: () => actions.craft(view.id, 1) },
      createIcon(page, view.item),
      element(page, "span", {}, view.title),
      note,
    );
    button.dataset["recipe"] = view.id;
    const all = element(page, "button", { type: "button", className: "vw-all" });
    all.onclick = () => actions.craft(view.id, Number.POSITIVE_INFINITY);
    list.append(element(page, "div", { className: "vw-choice" }, button, all));
    const made = { button, note, all };
    recipes.set(view.id, made);
    return made;
  }

  return {
    panel,
    show(view) {
      view.slots.forEach((slotView, slot) => {
        let slotButton = slots[slot];
        if (slotButton === undefined) {
          slotButton = createSlotButton(page, () => press(slot));
          slots.push(slotButton);
          grid.append(slotButton.button);
        }
        slotButton.show(slotView);
      });
      for (const recipe of view.recipes) {
        const { button, note, all } = recipeButton(recipe);
        all.hidden = recipe.times < 2;
        setText(all, `× ${recipe.times}`);
        if (all.ariaLabel !== `Make ${recipe.title} ${recipe.times} times`) {
          all.ariaLabel = `Make ${recipe.title} ${recipe.times} times`;
        }
        if (button.disabled === recipe.enabled) button.disabled = !recipe.enabled;
        const needs = recipe.enabled ? recipe.needs : `${recipe.needs} — ${recipe.reason}`;
        setText(note, needs);
        if (button.ariaDescription !== needs) button.ariaDescription = needs;
      }
    },
    putBack() {
      const had = picked !== undefined;
      pick(undefined);
      return had;
    },
  };
}
