"use client";
import Link from "next/link";
import type { ReactNode } from "react";
import type { Outline } from "#lib/domain/blueprint/outline.ts";
import { blocksOf } from "./outline-rows.ts";
import type { ReadModule } from "./read-text.ts";

interface ModulePanelProps {
  readonly projectId: string;
  readonly module: ReadModule | undefined;
  readonly outline: Outline;
  readonly onGo: (line: number) => void;
}

/** The module under the cursor: what machines read of it, and how much of a packet it takes. */
export function ModulePanel({ projectId, module, outline, onGo }: ModulePanelProps) {
  const blocks = module ? blocksOf(outline, module) : outline.blocks.filter(({ type }) => type !== "prose");
  return (
    <div className="flex flex-col gap-3 px-4 py-3">
      {module ? (
        <>
          <h3 className="flex items-baseline justify-between gap-2">
            <span className="min-w-0 truncate font-semibold">{module.title}</span>
            <Link
              href={`/projects/${projectId}/modules/${module.id}`}
              className="shrink-0 text-soft text-xs hover:text-ink hover:underline"
            >
              Its rounds
            </Link>
          </h3>
          <dl className="flex flex-col gap-2">
            <Line name="Id">
              <code>{module.id}</code> <span className="text-faint">{module.kind}</span>
            </Line>
            <Line name="Owns">
              <code className="break-words">{module.owns.join(", ") || "nothing"}</code>
            </Line>
            {module.entry ? (
              <Line name="Entry">
                <code className="break-words">{module.entry}</code>
              </Line>
            ) : null}
            <Line name="Depends on">{module.depends.join(", ") || "nothing"}</Line>
            <Line name="Criteria">{module.acceptance || "none"}</Line>
          </dl>
        </>
      ) : (
        <p className="text-soft">Put the cursor into a module's section to see what machines read of it.</p>
      )}
      <div>
        <h4 className="mb-1 flex justify-between text-faint text-xs">
          {module ? "Its blocks" : "Blocks of the whole"}
          <span>tokens, estimated</span>
        </h4>
        <ul>
          {blocks.map((block) => (
            <li key={block.lines.from}>
              <button
                type="button"
                onClick={() => onGo(block.lines.from)}
                className="-mx-1 flex h-7 w-[calc(100%+0.5rem)] items-center gap-2 rounded-sm px-1 text-left hover:bg-hover"
              >
                <span className="w-14 shrink-0 text-soft">{block.type}</span>
                <code className="min-w-0 flex-1 truncate text-faint">{block.path ?? `line ${block.lines.from}`}</code>
                <span className="text-soft italic">~{block.tokens.toLocaleString("en-US")}</span>
              </button>
            </li>
          ))}
          {blocks.length === 0 ? <li className="text-soft">None yet.</li> : null}
        </ul>
      </div>
    </div>
  );
}

function Line({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-2">
      <dt className="text-faint">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}
