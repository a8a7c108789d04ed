"use client";
import "@xyflow/react/dist/base.css";
import { Controls, type Edge, type Node, ReactFlow } from "@xyflow/react";
import { useMemo, useRef, useState } from "react";
import { useRowKeys } from "#components/layout/shortcuts/use-row-keys.ts";
import type { ModuleState } from "#lib/domain/api/build.ts";
import { connected } from "./connected.ts";
import { graphLayout, nodeHeight, nodeWidth } from "./graph-layout.ts";
import { ModuleNode, type ModuleNodeValue } from "./module-node.tsx";

interface ModuleGraphProps {
  readonly projectId: string;
  readonly modules: readonly ModuleState[];
  readonly scripted: boolean;
}

const nodeTypes = { module: ModuleNode };

/** The modules by what they depend on. The table beside it says the same in words. */
export function ModuleGraph({ projectId, modules, scripted }: ModuleGraphProps) {
  const box = useRef<HTMLDivElement>(null);
  const [watched, setWatched] = useState<string>();
  useRowKeys(box);
  // Only what the layout looks at: a changed status must not move anything.
  const shape = JSON.stringify(modules.map(({ id, depends }) => ({ id, depends })));
  const laid = useMemo(() => graphLayout(JSON.parse(shape) as { id: string; depends: string[] }[]), [shape]);
  const near = watched === undefined ? undefined : connected(modules, watched);
  const byId = new Map(modules.map((module) => [module.id, module]));

  const nodes = laid.nodes.flatMap(({ id, x, y }): Node<ModuleNodeValue>[] => {
    const module = byId.get(id);
    if (!module) return [];
    return [
      {
        id,
        type: "module",
        position: { x, y },
        width: nodeWidth,
        height: nodeHeight,
        data: {
          module,
          href: `/projects/${projectId}/modules/${encodeURIComponent(id)}`,
          scripted,
          dimmed: near !== undefined && !near.has(id),
        },
      },
    ];
  });
  const edges = laid.edges.map(({ id, from, to, implied }): Edge => {
    const waits = byId.get(to)?.status === "waiting" && byId.get(from)?.status !== "ended";
    const shown = near === undefined || (near.has(from) && near.has(to));
    return {
      id,
      source: from,
      target: to,
      style: {
        stroke: near && shown ? "var(--ink)" : "var(--control)",
        strokeWidth: near && shown ? 1.5 : 1,
        opacity: !shown ? 0.2 : implied && near === undefined ? 0.35 : 1,
        ...(waits ? { strokeDasharray: "4 3" } : {}),
      },
    };
  });
  const watch = (target: EventTarget | null) => {
    const link = target instanceof HTMLElement ? target.closest<HTMLElement>("[data-module]") : null;
    setWatched(link?.dataset.module);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only what is looked at is told apart; the links do the work
    <div
      ref={box}
      className="h-full min-h-0 bg-ground"
      onFocus={({ target }) => watch(target)}
      onBlur={() => setWatched(undefined)}
      onPointerOver={({ target }) => watch(target)}
      onPointerLeave={() => setWatched(undefined)}
    >
      <ReactFlow
        aria-label="Graph of the modules"
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        fitView
        fitViewOptions={{ padding: 0.08, maxZoom: 1 }}
        minZoom={0.2}
        maxZoom={1.5}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        zoomOnScroll={false}
        panOnScroll
        proOptions={{ hideAttribution: true }}
      >
        <Controls
          showInteractive={false}
          className="overflow-hidden rounded-md border border-line bg-raised [&_button]:flex [&_button]:size-7 [&_button]:items-center [&_button]:justify-center [&_button]:hover:bg-hover [&_svg]:size-3 [&_svg]:fill-current"
        />
      </ReactFlow>
    </div>
  );
}
