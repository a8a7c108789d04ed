import type { SlotView } from "./contract.ts";
import { element, setData, setText } from "./element.ts";
import { createIcon } from "./icons.ts";

export interface SlotButton {
  readonly button: HTMLButtonElement;
  show(view: SlotView): void;
  setPicked(picked: boolean): void;
}

export function createSlotButton(page: Document, onPress: () => void): SlotButton {
  const count = element(page, "span", {});
  const button = element(page, "button", { type: "button", className: "vw-slot", onclick: onPress }, count);
  let shown: string | undefined;
  return {
    button,
    show({ item, count: amount, label, selected }) {
      if (shown !== (item ?? "")) {
        shown = item ?? "";
        button.querySelector("canvas")?.remove();
        if (item !== undefined) button.prepend(createIcon(page, item));
      }
      setText(count, amount > 1 ? amount.toString() : "");
      if (button.ariaLabel !== label) button.ariaLabel = label;
      setData(button, "item", item ?? "");
      setData(button, "count", amount.toString());
      setData(button, "selected", selected ? "true" : "false");
    },
    setPicked(picked) {
      setData(button, "picked", picked ? "true" : "false");
    },
  };
}
