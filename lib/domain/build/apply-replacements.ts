import { err, ok, type Result } from "../result.ts";
import type { Replacement } from "./answer.ts";

/** Applies an edit, one replacement after the other; each searched text must occur exactly once. */
export function applyReplacements(content: string, replacements: readonly Replacement[]): Result<string, string> {
  let text = content;
  for (const [index, { search, replace }] of replacements.entries()) {
    const which = replacements.length === 1 ? "the searched text" : `searched text ${index + 1}`;
    if (search.trim() === "") return err(`${which} is empty`);
    const at = text.indexOf(search);
    if (at < 0) return err(`${which} does not occur in it: ${shown(search)}`);
    if (text.indexOf(search, at + 1) >= 0) return err(`${which} occurs more than once in it: ${shown(search)}`);
    let end = at + search.length;
    // Whole lines that are replaced by nothing take their line break along.
    if (replace === "" && (at === 0 || text[at - 1] === "\n") && text[end] === "\n") end += 1;
    text = text.slice(0, at) + replace + text.slice(end);
  }
  return ok(text);
}

function shown(search: string): string {
  const [line = ""] = search.trim().split("\n");
  return `“${line.length > 80 ? `${line.slice(0, 80)}…` : line}”`;
}
