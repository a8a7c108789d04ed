"use client";
import { usePathname } from "next/navigation";

/** The project that the page belongs to, by its URL. */
export function projectIdOf(pathname: string): string | undefined {
  const id = /^\/projects\/([^/]+)/.exec(pathname)?.[1];
  return id === undefined || id === "new" ? undefined : decodeURIComponent(id);
}

export function useProjectId(): string | undefined {
  return projectIdOf(usePathname());
}
