"use client";
import { useEffect } from "react";
import { type Action, actionStore } from "./action-store.ts";
import { matchKeys, strokeOf } from "./strokes.ts";

const waitMs = 2_500;

function placeOf(target: EventTarget | null): "page" | "field" | "editor" | "widget" {
  if (!(target instanceof HTMLElement)) return "page";
  if (target.closest(".monaco-editor")) return "editor";
  if (target.isContentEditable || target.matches("input:not([type=checkbox]), textarea, select")) return "field";
  return target.closest("[role=menu], [role=dialog][data-modal], [role=alertdialog]") ? "widget" : "page";
}

function listens(action: Action, place: ReturnType<typeof placeOf>): boolean {
  if (place === "page") return true;
  return place === "field" && action.inFields === true;
}

/** The same keys may mean something here and something else everywhere: what is nearer comes last, and answers. */
function byNearness(first: Action, second: Action): number {
  const sections: readonly Action["section"][] = ["Everywhere", "Go", "List", "Here"];
  return sections.indexOf(first.section) - sections.indexOf(second.section);
}

/** Reads the keyboard for the whole page, once. */
export function useKeyListener(): void {
  useEffect(() => {
    let pending = "";
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onKeyDown = (press: KeyboardEvent) => {
      const stroke = strokeOf(press);
      if (press.defaultPrevented || press.repeat || stroke === undefined) return;
      const place = placeOf(press.target);
      const listening = actionStore
        .read()
        .filter((action) => listens(action, place))
        .toSorted(byNearness);
      const bindings = listening.flatMap(({ id, keys }) => (keys ? [{ id, keys }] : []));
      const match = matchKeys(bindings, pending, stroke);
      clearTimeout(timer);
      pending = match && "pending" in match ? match.pending : "";
      if (pending) timer = setTimeout(() => (pending = ""), waitMs);
      if (!match) return;
      press.preventDefault();
      if ("run" in match) listening.findLast(({ id }) => id === match.run)?.run();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => {
      document.removeEventListener("keydown", onKeyDown);
      clearTimeout(timer);
    };
  }, []);
}
