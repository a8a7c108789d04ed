"use client";
import { useUrlState } from "#components/layout/use-url-state.ts";

/** Modules that are picked to be built, in the URL. */
export function usePicked() {
  const [written, write] = useUrlState<string>("pick", "");
  const ids = new Set(written === "" ? [] : written.split(","));
  const toggle = (id: string) => {
    if (!ids.delete(id)) ids.add(id);
    write([...ids].join(","));
  };
  return { ids: ids as ReadonlySet<string>, toggle };
}
