"use client";
import { useEffect, useState } from "react";

/** The person's text, and the saved version that it was made from. */
interface OwnText {
  readonly text: string;
  readonly baseVersion: number;
}

interface Saved {
  readonly markdown: string;
  readonly version: number;
}

/** The text in the editor: the saved version, or the person's own over it, which survives a reload until it is saved. */
export function useBlueprintDraft(projectId: string, saved: Saved) {
  const key = `groundplan:blueprint:${projectId}`;
  const [own, setOwn] = useState<OwnText>();
  useEffect(() => setOwn(readOwn(key)), [key]);

  const keep = (next: OwnText | undefined) => {
    setOwn(next);
    if (next) localStorage.setItem(key, JSON.stringify(next));
    else localStorage.removeItem(key);
  };
  const text = own?.text ?? saved.markdown;
  const baseVersion = own?.baseVersion ?? saved.version;
  return {
    text,
    baseVersion,
    dirty: own !== undefined && own.text !== saved.markdown,
    /** Somebody saved another version since the person began. */
    overtaken: own !== undefined && own.baseVersion < saved.version && own.text !== saved.markdown,
    change: (next: string) =>
      keep(next === saved.markdown && baseVersion === saved.version ? undefined : { text: next, baseVersion }),
    discard: () => keep(undefined),
    /** `sent` was saved as `version`: what was typed since then goes on from there. */
    settle: (sent: string, version: number) => {
      const kept = readOwn(key);
      keep(kept && kept.text !== sent ? { text: kept.text, baseVersion: version } : undefined);
    },
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
