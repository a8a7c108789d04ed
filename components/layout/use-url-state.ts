"use client";
import { useSearchParams } from "next/navigation";
import { useCallback } from "react";

/**
 * One value of the URL's query: what is chosen, sorted or open on a page. Absent means `fallback`, and the fallback is
 * never written. Replaces the entry in the history unless `push` is asked for, without a round trip to the server.
 */
export function useUrlState<T extends string = string>(
  name: string,
  fallback: NoInfer<T>,
): readonly [T, (value: T, how?: "push" | "replace") => void] {
  const params = useSearchParams();
  const value = (params.get(name) as T | null) ?? fallback;
  const set = useCallback(
    (next: T, how: "push" | "replace" = "replace") => {
      const url = new URL(window.location.href);
      if (next === fallback) url.searchParams.delete(name);
      else url.searchParams.set(name, next);
      if (how === "push") window.history.pushState(null, "", url);
      else window.history.replaceState(null, "", url);
    },
    [name, fallback],
  );
  return [value, set];
}
