"use client";
import { clsx } from "clsx";
import { ChevronRight } from "lucide-react";
import { useRef, useState } from "react";
import { useRowKeys } from "#components/layout/shortcuts/use-row-keys.ts";
import type { FileEntry } from "#lib/domain/api/event.ts";
import { fileTree } from "./file-tree.ts";

interface TreeProps {
  readonly files: readonly FileEntry[];
  readonly chosen: string | undefined;
  readonly onChoose: (path: string) => void;
}

/** The files by folder. */
export function Tree({ files, chosen, onChoose }: TreeProps) {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const list = useRef<HTMLUListElement>(null);
  useRowKeys(list);
  const toggle = (path: string) =>
    setClosed((known) => {
      const next = new Set(known);
      if (!next.delete(path)) next.add(path);
      return next;
    });
  return (
    <ul ref={list} aria-label="Files" className="py-1">
      {fileTree(files, closed).map(({ path, name, depth, isFolder, owner }) => (
        <li key={path}>
          <button
            type="button"
            data-row-main
            aria-expanded={isFolder ? !closed.has(path) : undefined}
            aria-current={path === chosen || undefined}
            onClick={() => (isFolder ? toggle(path) : onChoose(path))}
            style={{ paddingLeft: 12 + depth * 14 }}
            className={clsx(
              "flex h-7 w-full items-center gap-1 pr-3 text-left hover:bg-hover focus-visible:-outline-offset-2 pointer-coarse:h-10",
              path === chosen && "bg-selected",
            )}
          >
            <ChevronRight
              aria-hidden
              className={clsx(
                "size-3.5 shrink-0 text-faint",
                isFolder ? !closed.has(path) && "rotate-90" : "invisible",
              )}
            />
            <span className={clsx("min-w-0 flex-1 truncate", isFolder && "text-soft")}>{name}</span>
            {owner && isFolder ? <span className="shrink-0 text-faint text-xs">{owner}</span> : null}
          </button>
        </li>
      ))}
    </ul>
  );
}
