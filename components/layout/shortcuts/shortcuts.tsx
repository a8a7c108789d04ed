"use client";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useActions } from "./use-actions.ts";
import { useKeyListener } from "./use-key-listener.ts";

const CommandPalette = dynamic(() => import("./command-palette.tsx").then((file) => file.CommandPalette));
const ShortcutsHelp = dynamic(() => import("./shortcuts-help.tsx").then((file) => file.ShortcutsHelp));

/** The keyboard, the palette behind ⌘K and the help behind ?. Both are fetched when they are first asked for. */
export function Shortcuts() {
  const [open, setOpen] = useState<"palette" | "help">();
  const [asked, setAsked] = useState({ palette: false, help: false });
  useKeyListener();
  const show = (which: "palette" | "help") => {
    setAsked((known) => ({ ...known, [which]: true }));
    setOpen(which);
  };
  useActions([
    {
      id: "palette",
      title: "Commands",
      section: "Everywhere",
      keys: "mod+k",
      inFields: true,
      hidden: true,
      run: () => show("palette"),
    },
    { id: "help", title: "Show all keys", section: "Everywhere", keys: "?", run: () => show("help") },
  ]);
  return (
    <>
      {asked.palette ? (
        <CommandPalette open={open === "palette"} onOpenChange={(is) => setOpen(is ? "palette" : undefined)} />
      ) : null}
      {asked.help ? (
        <ShortcutsHelp open={open === "help"} onOpenChange={(is) => setOpen(is ? "help" : undefined)} />
      ) : null}
    </>
  );
}
