/** A key press as the tables write it: "g", "?", "mod+k", "mod+enter", "escape". */
export function strokeOf(press: Pick<KeyboardEvent, "key" | "metaKey" | "ctrlKey" | "altKey">): string | undefined {
  if (press.altKey || ["Shift", "Control", "Meta", "Alt"].includes(press.key)) return undefined;
  const names: Readonly<Record<string, string>> = { " ": "space", ArrowDown: "down", ArrowUp: "up" };
  const key = names[press.key] ?? press.key.toLowerCase();
  return press.metaKey || press.ctrlKey ? `mod+${key}` : key;
}

export type Match = { readonly run: string } | { readonly pending: string } | undefined;

/** What a stroke after `pending` means: an action's id, the beginning of longer keys, or nothing. */
export function matchKeys(bindings: readonly { id: string; keys: string }[], pending: string, stroke: string): Match {
  const typed = pending ? `${pending} ${stroke}` : stroke;
  const exact = bindings.findLast((binding) => binding.keys === typed);
  if (exact) return { run: exact.id };
  if (bindings.some((binding) => binding.keys.startsWith(`${typed} `))) return { pending: typed };
  return pending ? matchKeys(bindings, "", stroke) : undefined;
}
