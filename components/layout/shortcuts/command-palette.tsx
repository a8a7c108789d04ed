"use client";
import { clsx } from "clsx";
import { type KeyboardEvent, useId, useState, useSyncExternalStore } from "react";
import { CommandDialog } from "#components/ui/command-dialog.tsx";
import { Keys } from "#components/ui/keys.tsx";
import { type Action, actionStore } from "./action-store.ts";
import { rankActions } from "./rank-actions.ts";

const none: readonly Action[] = [];

interface CommandPaletteProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** Everything that can be done here, by typing a part of its name. */
export function CommandPalette({ open, onOpenChange }: CommandPaletteProps) {
  return (
    <CommandDialog open={open} onOpenChange={onOpenChange} label="Commands">
      <PaletteList onDone={() => onOpenChange(false)} />
    </CommandDialog>
  );
}

function PaletteList({ onDone }: { readonly onDone: () => void }) {
  const listId = useId();
  const actions = useSyncExternalStore(actionStore.subscribe, actionStore.read, () => none);
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState(0);
  const found = rankActions(actions, typed);
  const at = Math.min(chosen, Math.max(0, found.length - 1));

  const run = (action: Action | undefined) => {
    if (!action) return;
    onDone();
    action.run();
  };

  const onKeyDown = (press: KeyboardEvent) => {
    const step = press.key === "ArrowDown" ? 1 : press.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      press.preventDefault();
      setChosen((at + step + found.length) % Math.max(1, found.length));
    } else if (press.key === "Enter") {
      press.preventDefault();
      run(found[at]);
    }
  };

  return (
    <>
      <input
        // biome-ignore lint/a11y/noAutofocus: a palette is opened to type into it
        autoFocus
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={found[at] ? `${listId}-${at}` : undefined}
        aria-label="What to do"
        placeholder="What do you want to do?"
        className="h-11 w-full border-line border-b bg-transparent px-4 outline-none placeholder:text-faint"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={listId} role="listbox" aria-label="Commands" className="max-h-[50vh] overflow-auto p-1">
        {found.map((action, index) => (
          <div
            key={action.id}
            id={`${listId}-${index}`}
            ref={index === at ? (element) => element?.scrollIntoView({ block: "nearest" }) : undefined}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onPointerMove={() => setChosen(index)}
            onClick={() => run(action)}
            onKeyDown={onKeyDown}
            className={clsx(
              "flex h-8 cursor-pointer items-center gap-2 rounded-sm px-3 pointer-coarse:h-11",
              index === at && "bg-hover",
            )}
          >
            <span className="min-w-0 flex-1 truncate">{action.title}</span>
            {action.keys ? <Keys keys={action.keys} /> : null}
          </div>
        ))}
        {found.length === 0 ? <p className="px-3 py-4 text-soft">Nothing here is called that.</p> : null}
      </div>
    </>
  );
}
