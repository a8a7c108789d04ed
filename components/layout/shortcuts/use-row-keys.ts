"use client";
import type { RefObject } from "react";
import { useActions } from "./use-actions.ts";

/** The link or button of each row that stands for it carries `data-row-main`; Enter opens it by itself. */
export function useRowKeys(list: RefObject<HTMLElement | null>): void {
  const move = (step: 1 | -1) => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>("[data-row-main]") ?? [])];
    const at = rows.indexOf(document.activeElement as HTMLElement);
    const next = at === -1 ? (step === 1 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + step));
    rows[next]?.focus();
  };
  useActions([
    { id: "row-next", title: "Next row", section: "List", keys: "j", hidden: true, run: () => move(1) },
    { id: "row-previous", title: "Previous row", section: "List", keys: "k", hidden: true, run: () => move(-1) },
    {
      id: "row-open",
      title: "Open the row",
      section: "List",
      keys: "o",
      hidden: true,
      run: () => {
        const { activeElement } = document;
        if (activeElement instanceof HTMLElement && activeElement.matches("[data-row-main]")) activeElement.click();
      },
    },
  ]);
}
