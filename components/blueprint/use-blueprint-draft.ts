"use client";
import { useEffect, useState } from "react";
import { draftState, editedText, type OwnText, type SavedText, settledText } from "./draft-state.ts";

/** The text in the editor: the saved version, or the person's own over it, which survives a reload until it is saved. */
export function useBlueprintDraft(projectId: string, saved: SavedText) {
  const key = `groundplan:blueprint:${projectId}`;
  const [own, setOwn] = useState<OwnText>();
  useEffect(() => setOwn(readOwn(key)), [key]);

  const keep = (next: OwnText | undefined) => {
    setOwn(next);
    if (next) localStorage.setItem(key, JSON.stringify(next));
    else localStorage.removeItem(key);
  };
  return {
    ...draftState(own, saved),
    change: (text: string) => keep(editedText(own, saved, text)),
    discard: () => keep(undefined),
    /** `sent` was saved as `version`. What was typed meanwhile is read from where each change is written at once. */
    settle: (sent: string, version: number) => keep(settledText(readOwn(key), sent, version)),
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
