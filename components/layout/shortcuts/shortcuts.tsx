"use client";
import { useState } from "react";
import { CommandPalette } from "./command-palette.tsx";
import { ShortcutsHelp } from "./shortcuts-help.tsx";
import { useActions } from "./use-actions.ts";
import { useKeyListener } from "./use-key-listener.ts";

/**
 * The keyboard, the palette behind ⌘K and the help behind ?. The palette is there from the beginning: fetched when it
 * is first asked for, it would lose the letters that are typed right after.
 */
export function Shortcuts() {
  const [open, setOpen] = useState<"palette" | "help">();
  useKeyListener();
  useActions([
    {
      id: "palette",
      title: "Commands",
      section: "Everywhere",
      keys: "mod+k",
      inFields: true,
      hidden: true,
      run: () => setOpen("palette"),
    },
    { id: "help", title: "Show all keys", section: "Everywhere", keys: "?", run: () => setOpen("help") },
  ]);
  return (
    <>
      <CommandPalette open={open === "palette"} onOpenChange={(is) => setOpen(is ? "palette" : undefined)} />
      <ShortcutsHelp open={open === "help"} onOpenChange={(is) => setOpen(is ? "help" : undefined)} />
    </>
  );
}
