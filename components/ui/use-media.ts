"use client";
import { useCallback, useSyncExternalStore } from "react";

/** Whether the window fits a media query. Undefined on the server, which cannot know. */
export function useMedia(query: string): boolean | undefined {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = matchMedia(query);
      media.addEventListener("change", listener);
      return () => media.removeEventListener("change", listener);
    },
    [query],
  );
  return useSyncExternalStore<boolean | undefined>(
    subscribe,
    () => matchMedia(query).matches,
    () => undefined,
  );
}

/** Room for the code editor with its panes; it does not work on phones. Keep it in step with `lg` in `globals.css`. */
export const editorFits = "(min-width: 68rem)";
