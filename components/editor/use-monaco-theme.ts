"use client";
import { useEffect } from "react";
import { useIsDark } from "#components/layout/use-theme.ts";
import { applyMonacoTheme } from "./monaco-theme.ts";

/** Editors follow the page between light and dark. */
export function useMonacoTheme(): void {
  const dark = useIsDark();
  useEffect(() => applyMonacoTheme(dark), [dark]);
}
