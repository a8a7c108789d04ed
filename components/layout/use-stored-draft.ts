"use client";
import { useEffect, useState } from "react";

/**
 * A value that survives a reload, a crash of the tab and a refused request: it is written with each change.
 * The server knows nothing of it, so the first paint shows `empty`.
 */
export function useStoredDraft<T extends object>(key: string, empty: T) {
  const [draft, setDraft] = useState(empty);
  const [loaded, setLoaded] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: read once for each key
  useEffect(() => {
    const kept = readDraft<T>(key);
    if (kept) setDraft({ ...empty, ...kept });
    setLoaded(true);
  }, [key]);

  const change = (part: Partial<T>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    try {
      localStorage.setItem(key, JSON.stringify(next));
    } catch {
      // A full or forbidden store must not stop anybody from typing.
    }
  };
  const forget = () => localStorage.removeItem(key);
  return { draft, change, forget, loaded };
}

function readDraft<T extends object>(key: string): Partial<T> | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    return typeof kept === "object" && kept !== null ? (kept as Partial<T>) : undefined;
  } catch {
    return undefined;
  }
}
