"use client";
import { useUrlState } from "#components/layout/use-url-state.ts";
import { type Panel, panels } from "./inspector.tsx";

/** What is chosen on the page, all of it in the URL. */
export function useBlueprintView() {
  const [panel, setPanel] = useUrlState<string>("panel", "problems");
  const [from, setFrom] = useUrlState<string>("from", "");
  const [to, setTo] = useUrlState<string>("to", "");
  const [view, setView] = useUrlState<string>("view", "");
  const compared = /^[1-9]\d*$/.test(from)
    ? { from: Number(from), to: /^[1-9]\d*$/.test(to) ? Number(to) : null }
    : undefined;
  return {
    panel: panels.find((known) => known === panel) ?? ("problems" as Panel),
    setPanel,
    compared,
    compare: (first: number, second: number | null) => {
      setFrom(String(first));
      setTo(second === null ? "" : String(second));
    },
    closeCompare: () => {
      setFrom("");
      setTo("");
    },
    /** "text" hides a proposal that waits. */
    showsText: view === "text",
    showText: (shows: boolean) => setView(shows ? "text" : ""),
  };
}
