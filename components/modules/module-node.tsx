"use client";
import { Handle, type NodeProps, Position } from "@xyflow/react";
import { clsx } from "clsx";
import Link from "next/link";
import { moduleLook } from "#components/status/module-look.ts";
import { Money } from "#components/ui/money.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import type { ModuleState } from "#lib/domain/api/build.ts";
import { nodeHeight, nodeWidth } from "./graph-layout.ts";

export interface ModuleNodeValue extends Record<string, unknown> {
  readonly module: ModuleState;
  readonly href: string;
  readonly scripted: boolean;
  /** Not connected to the module that is looked at. */
  readonly dimmed: boolean;
}

/** A module in the graph: status, round, findings, cost. */
export function ModuleNode({ data }: NodeProps & { readonly data: ModuleNodeValue }) {
  const { module, href, scripted, dimmed } = data;
  const { openFindings, rounds } = module;
  const look = moduleLook({ ...module, rounds: 0 });
  const doing = module.held ? "Held up" : look.label;
  return (
    <>
      <Handle type="target" position={Position.Left} isConnectable={false} className="invisible" />
      <Link
        data-row-main
        data-module={module.id}
        href={href}
        style={{ width: nodeWidth, height: nodeHeight }}
        title={module.held?.says}
        aria-label={`${module.id}, ${look.label}${module.held ? `, ${module.held.says}` : ""}${openFindings > 0 ? `, ${openFindings} open findings` : ""}`}
        className={clsx(
          "flex flex-col justify-center gap-1 rounded-md border bg-raised px-2.5 transition-opacity duration-150",
          module.status === "deciding" ? "border-person-fill" : "border-control/60 hover:border-ink",
          dimmed && "opacity-35",
        )}
      >
        <span className="flex items-center gap-1.5">
          <StatusMark shape={look.shape} tone={look.tone} live={look.live} />
          <span className="min-w-0 flex-1 truncate font-medium">{module.id}</span>
          {openFindings > 0 ? (
            <span className="rounded-sm bg-bad-wash px-1 text-bad text-xs">{openFindings}</span>
          ) : null}
        </span>
        <span className="flex items-center justify-between gap-2 text-faint text-xs">
          <span className="min-w-0 truncate">
            {rounds > 0 && module.status !== "ended" ? `${doing} · round ${rounds}` : look.label}
            {rounds > 1 && module.status === "ended" ? ` · ${rounds} rounds` : ""}
          </span>
          {module.spendUsd !== null && Number(module.spendUsd) === 0 ? null : (
            <Money usd={module.spendUsd} estimated={scripted} className="shrink-0" />
          )}
        </span>
      </Link>
      <Handle type="source" position={Position.Right} isConnectable={false} className="invisible" />
    </>
  );
}
