import type { Problem } from "./merge-diagnostics.ts";

/** The text with a quick fix in it, which replaces whole lines. */
export function applyFix(text: string, fix: NonNullable<Problem["fix"]>): string {
  const lines = text.split("\n");
  return [...lines.slice(0, fix.lines.from - 1), fix.text, ...lines.slice(fix.lines.to)].join("\n");
}
