"use client";
import { useSyncExternalStore } from "react";
import { type Theme, themeStore } from "./theme-store.ts";

export function useTheme(): Theme {
  return useSyncExternalStore(themeStore.subscribe, themeStore.read, () => "system");
}

function subscribeToSystem(listener: () => void): () => void {
  const query = matchMedia("(prefers-color-scheme: dark)");
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}

/** What is on the screen now: for parts that cannot follow CSS, as the editor. */
export function useIsDark(): boolean {
  const theme = useTheme();
  const system = useSyncExternalStore(
    subscribeToSystem,
    () => matchMedia("(prefers-color-scheme: dark)").matches,
    () => false,
  );
  return theme === "system" ? system : theme === "dark";
}
