"use client";
import { Ellipsis } from "lucide-react";
import type { ReactNode } from "react";
import { PageHead } from "#components/layout/page-head.tsx";
import { useActions } from "#components/layout/shortcuts/use-actions.ts";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuItem, MenuLine } from "#components/ui/menu.tsx";
import type { HeadAction } from "./head-action.ts";

interface BlueprintHeadProps {
  readonly says: ReactNode;
  readonly primary: HeadAction;
  /** Absent when there is nothing to save. */
  readonly save: HeadAction | undefined;
  readonly ask: HeadAction | undefined;
  /** Rarely done. */
  readonly menu: readonly (HeadAction & { readonly danger?: boolean })[];
}

/** The page's title, where its text stands, and what can be done with it. */
export function BlueprintHead({ says, primary, save, ask, menu }: BlueprintHeadProps) {
  useActions([
    { id: "primary", title: primary.label, section: "Here", keys: "mod+enter", run: primary.run },
    ...(save
      ? [
          {
            id: "save",
            title: "Save the blueprint",
            section: "Here" as const,
            keys: "mod+s",
            inFields: true,
            run: save.run,
          },
        ]
      : []),
    ...(ask ? [{ id: "ask", title: ask.label, section: "Here" as const, run: ask.run }] : []),
    ...menu.map(({ label, run }) => ({ id: `menu-${label}`, title: label, section: "Here" as const, run })),
  ]);
  return (
    <PageHead
      title="Blueprint"
      says={says}
      className="shrink-0 border-line border-b"
      actions={
        <>
          {ask ? (
            <Button onClick={ask.run} busy={ask.busy}>
              {ask.label}
            </Button>
          ) : null}
          {save ? (
            <Button onClick={save.run} busy={save.busy}>
              {save.label}
            </Button>
          ) : null}
          <Menu
            align="end"
            trigger={
              <Button look="quiet" size="icon" aria-label="More about the blueprint">
                <Ellipsis aria-hidden className="size-4" />
              </Button>
            }
          >
            {menu.map(({ label, run, danger }) => (
              <MenuItem key={label} onSelect={run} danger={danger ?? false}>
                {label}
              </MenuItem>
            ))}
            {menu.length === 0 ? <MenuItem disabled>Nothing to do here yet</MenuItem> : <MenuLine />}
            <MenuItem disabled>⌘S saves, ⌘Enter approves</MenuItem>
          </Menu>
          <Button look="primary" onClick={primary.run} busy={primary.busy} disabled={primary.disabled}>
            {primary.label}
          </Button>
        </>
      }
    />
  );
}
