"use client";
import { useEffect, useRef, useState } from "react";
import { toast } from "#components/ui/toast-store.ts";
import { draftState, editedText, type OwnText, type SavedText, settledText } from "./draft-state.ts";

/** The text in the editor: the saved version, or the person's own over it, which survives a reload until it is saved. */
export function useBlueprintDraft(projectId: string, saved: SavedText) {
  const key = `groundplan:blueprint:${projectId}`;
  const [own, setOwn] = useState<OwnText>();
  // An answer of the server finds what was typed while it was on its way.
  const latest = useRef<OwnText>(undefined);
  useEffect(() => {
    const show = (next: OwnText | undefined) => {
      latest.current = next;
      setOwn(next);
    };
    show(readOwn(key));
    // Tabs of one browser share one text: what is typed in one stands in the other, too.
    const follow = (event: StorageEvent) => event.key === key && show(readOwn(key));
    window.addEventListener("storage", follow);
    return () => window.removeEventListener("storage", follow);
  }, [key]);

  const keep = (next: OwnText | undefined) => {
    latest.current = next;
    setOwn(next);
    try {
      if (next) localStorage.setItem(key, JSON.stringify(next));
      else localStorage.removeItem(key);
    } catch {
      // A full or forbidden store must not stop anybody from typing.
    }
  };
  /** Another text in the place of the person's, who can take that back. */
  const replace = (next: OwnText | undefined, says: string) => {
    const before = latest.current;
    keep(next);
    if (before) toast({ tone: "neutral", text: says, action: { label: "Undo", run: () => keep(before) } });
  };
  return {
    ...draftState(own, saved),
    /** The same as of this very moment: what was typed last may not be on the screen yet. */
    now: () => draftState(latest.current, saved),
    change: (text: string) => keep(editedText(latest.current, saved, text)),
    discard: () => replace(undefined, `Your unsaved text was put aside; v${saved.version} stands there now.`),
    /** Goes on with a text that was kept elsewhere, unsaved. */
    take: (text: string) => replace({ text, baseVersion: saved.version }, "Your unsaved text was put aside."),
    /** `sent` was saved as `version`. */
    settle: (sent: string, version: number) => keep(settledText(latest.current, sent, version)),
  };
}

export type BlueprintDraft = ReturnType<typeof useBlueprintDraft>;

function readOwn(key: string): OwnText | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    if (typeof kept !== "object" || kept === null || !("text" in kept) || !("baseVersion" in kept)) return undefined;
    const { text, baseVersion } = kept;
    return typeof text === "string" && typeof baseVersion === "number" ? { text, baseVersion } : undefined;
  } catch {
    return undefined;
  }
}
