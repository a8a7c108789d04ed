import { Graph, layout } from "@dagrejs/dagre";

export const nodeWidth = 180;
export const nodeHeight = 56;

interface Module {
  readonly id: string;
  readonly depends: readonly string[];
}

export interface LaidNode {
  readonly id: string;
  /** Upper left corner. */
  readonly x: number;
  readonly y: number;
}

export interface LaidEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** There is a longer way between the two: drawn faintly, or a large graph is a knot. */
  readonly implied: boolean;
}

export interface GraphLayout {
  readonly nodes: readonly LaidNode[];
  readonly edges: readonly LaidEdge[];
}

/**
 * Modules from left to right, each behind everything that it depends on. Only ids and dependencies count, so nothing
 * moves while a build goes on. Nodes come column by column, top to bottom: the order of the keyboard.
 */
export function graphLayout(modules: readonly Module[]): GraphLayout {
  const ids = new Set(modules.map(({ id }) => id));
  const graph = new Graph();
  graph.setGraph({ rankdir: "LR", nodesep: 18, ranksep: 64, marginx: 0, marginy: 0 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id } of modules) graph.setNode(id, { width: nodeWidth, height: nodeHeight });
  const edges = modules.flatMap(({ id, depends }) =>
    depends
      .filter((other) => ids.has(other))
      .map((other) => ({
        id: `${other}>${id}`,
        from: other,
        to: id,
        implied: depends.some((between) => between !== other && behind(modules, between).has(other)),
      })),
  );
  for (const { from, to } of edges) graph.setEdge(from, to);
  layout(graph);
  const nodes = modules.map(({ id }) => {
    const { x = 0, y = 0 } = graph.node(id) as { x?: number; y?: number };
    return { id, x: Math.round(x - nodeWidth / 2), y: Math.round(y - nodeHeight / 2) };
  });
  return { nodes: nodes.toSorted((first, second) => first.x - second.x || first.y - second.y), edges };
}

/** Everything that a module depends on through others. */
function behind(modules: readonly Module[], id: string): ReadonlySet<string> {
  const byId = new Map(modules.map((module) => [module.id, module.depends]));
  const found = new Set<string>();
  const open = [...(byId.get(id) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...(byId.get(next) ?? []));
  }
  return found;
}
