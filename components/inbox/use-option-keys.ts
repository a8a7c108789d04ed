"use client";
import type { RefObject } from "react";
import { useActions } from "#components/layout/shortcuts/use-actions.ts";
import type { DecisionView } from "#lib/domain/api/build.ts";

/** A digit goes to that option of the decision that has the focus (or of the first); Enter then gives the answer. */
export function useOptionKeys(list: RefObject<HTMLElement | null>, decisions: readonly DecisionView[]): void {
  const most = Math.max(0, ...decisions.map(({ options }) => options.length));
  const go = (index: number) => {
    const focused = document.activeElement?.closest("article");
    const decision = focused && list.current?.contains(focused) ? focused : list.current?.querySelector("article");
    decision?.querySelectorAll<HTMLElement>("[data-option]")[index]?.focus();
  };
  useActions(
    Array.from({ length: most }, (_, index) => ({
      id: `option-${index + 1}`,
      title: `Option ${index + 1} of the decision`,
      section: "List",
      keys: String(index + 1),
      hidden: true,
      run: () => go(index),
    })),
  );
}
