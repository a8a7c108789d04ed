"use client";
import { useSyncExternalStore } from "react";
import { Dialog } from "#components/ui/dialog.tsx";
import { Keys } from "#components/ui/keys.tsx";
import { type Action, actionStore } from "./action-store.ts";

const none: readonly Action[] = [];
const sections = ["Everywhere", "Go", "List", "Here"] as const satisfies readonly Action["section"][];

interface ShortcutsHelpProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** Every key that does something on this page. */
export function ShortcutsHelp({ open, onOpenChange }: ShortcutsHelpProps) {
  const actions = useSyncExternalStore(actionStore.subscribe, actionStore.read, () => none);
  const keyed = [...new Map(actions.filter(({ keys }) => keys).map((action) => [action.keys, action])).values()];
  return (
    <Dialog wide open={open} onOpenChange={onOpenChange} title="Keys" says="None of them fires while you type.">
      <div className="grid gap-x-8 gap-y-4 pb-2 sm:grid-cols-2">
        {sections.map((section) => {
          const listed = keyed.filter((action) => action.section === section);
          return listed.length === 0 ? null : (
            <section key={section}>
              <h3 className="mb-1 text-faint text-xs">{section}</h3>
              <dl>
                {listed.map(({ id, title, keys = "" }) => (
                  <div key={id} className="flex h-7 items-center justify-between gap-4">
                    <dt>{title}</dt>
                    <dd>
                      <Keys keys={keys} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
      </div>
    </Dialog>
  );
}
