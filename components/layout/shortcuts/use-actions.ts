"use client";
import { useEffect, useRef } from "react";
import { type Action, actionStore } from "./action-store.ts";

/** Offers actions while the component is on the screen. Their `run` may change with each render; their list should not. */
export function useActions(actions: readonly Action[]): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  const signature = actions.map(({ id, title, keys, section }) => `${id}|${title}|${keys}|${section}`).join("\n");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the signature stands for what is listed
  useEffect(
    () =>
      actionStore.add(
        latest.current.map((action) => ({
          ...action,
          run: () => latest.current.find(({ id }) => id === action.id)?.run(),
        })),
      ),
    [signature],
  );
}
