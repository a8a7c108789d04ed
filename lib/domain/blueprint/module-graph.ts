import type { Blueprint, FileBlock, Module } from "./blueprint.ts";
import { contractsByPath } from "./blueprint-source.ts";
import { importWorld, isTypeScript, resolveImport } from "./resolve-import.ts";
import { scanImports } from "./scan-imports.ts";

/** What graph questions need to know of a module. */
export type GraphNode = Pick<Module, "id" | "depends">;

/**
 * Modules in layers: those of a layer depend on earlier layers only, so they can be built beside each other. What is
 * in a circle, or depends on one, is left out. Dependencies that do not exist are ignored.
 */
export function moduleLayers(modules: readonly GraphNode[]): readonly (readonly string[])[] {
  const ids = new Set(modules.map((module) => module.id));
  const waiting = new Map(modules.map((module) => [module.id, new Set(module.depends.filter((id) => ids.has(id)))]));
  const layers: string[][] = [];
  for (;;) {
    const ready = [...waiting].filter(([, depends]) => depends.size === 0).map(([id]) => id);
    if (ready.length === 0) return layers;
    layers.push(ready);
    for (const id of ready) waiting.delete(id);
    for (const depends of waiting.values()) for (const id of ready) depends.delete(id);
  }
}

/** Module ids, dependencies before dependants. */
export function topologicalOrder(modules: readonly GraphNode[]): readonly string[] {
  return moduleLayers(modules).flat();
}

/** The modules that depend on one directly. */
export function dependantsOf(modules: readonly GraphNode[], id: string): readonly string[] {
  return modules.filter((module) => module.depends.includes(id)).map((module) => module.id);
}

/** Everything that a module depends on, directly or through others; never itself. */
export function dependenciesOf(modules: readonly GraphNode[], id: string): ReadonlySet<string> {
  const byId = new Map(modules.map((module) => [module.id, module]));
  return reachable(id, (at) => byId.get(at)?.depends.filter((other) => byId.has(other)) ?? []);
}

/** Everything that depends on a module, directly or through others; never itself. */
export function allDependantsOf(modules: readonly GraphNode[], id: string): ReadonlySet<string> {
  return reachable(id, (at) => dependantsOf(modules, at));
}

function reachable(start: string, next: (id: string) => readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...next(start)];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === start || found.has(id)) continue;
    found.add(id);
    open.push(...next(id));
  }
  return found;
}

/** One way around for each group of modules that depend on each other in a circle: `[a, b, a]`. */
export function findCycles(modules: readonly GraphNode[]): readonly (readonly string[])[] {
  const reach = new Map(modules.map((module) => [module.id, dependenciesOf(modules, module.id)]));
  const byId = new Map(modules.map((module) => [module.id, module]));
  const seen = new Set<string>();
  const cycles: string[][] = [];
  for (const { id, depends } of modules) {
    if (seen.has(id)) continue;
    if (depends.includes(id)) {
      seen.add(id);
      cycles.push([id, id]);
      continue;
    }
    const next = depends.find((other) => reach.get(other)?.has(id) === true);
    if (next === undefined) continue;
    for (const other of reach.get(id) ?? []) if (reach.get(other)?.has(id)) seen.add(other);
    seen.add(id);
    cycles.push([id, ...wayTo(id, next, byId)]);
  }
  return cycles;
}

/** The shortest way from `from` to `to` along dependencies, both included. */
function wayTo(to: string, from: string, byId: ReadonlyMap<string, GraphNode>): string[] {
  const cameFrom = new Map<string, string | undefined>([[from, undefined]]);
  for (const [id] of cameFrom) {
    if (id === to) break;
    for (const other of byId.get(id)?.depends ?? []) if (!cameFrom.has(other)) cameFrom.set(other, id);
  }
  const way: string[] = [];
  for (let id: string | undefined = to; id !== undefined; id = cameFrom.get(id)) way.unshift(id);
  return way;
}

/** A contract that a module sees, and whose it is. */
export interface SeenContract {
  readonly moduleId: string;
  readonly contract: FileBlock;
}

/**
 * The contracts that a module's builder is shown: those of its dependencies, what its own contracts name, and
 * whatever these import in turn. Depth first: dependencies by id, then imports as written. Its own are in its section.
 */
export function seenContracts(blueprint: Blueprint, moduleId: string): readonly SeenContract[] {
  const byPath = contractsByPath(blueprint);
  const world = importWorld(byPath.keys(), blueprint.files);
  const byId = new Map(blueprint.modules.map((module) => [module.id, module]));
  const seen = new Map<string, SeenContract>();
  const visited = new Set<string>();
  const visit = (contract: FileBlock, owner: string) => {
    const key = contract.path.toLowerCase();
    if (visited.has(key)) return;
    visited.add(key);
    if (owner !== moduleId) seen.set(key, { moduleId: owner, contract });
    for (const path of namedBy(contract, world)) {
      const next = byPath.get(path.toLowerCase());
      if (next !== undefined) visit(next.block, next.moduleId);
    }
  };
  const module = byId.get(moduleId);
  for (const id of [...(module?.depends ?? [])].sort()) {
    for (const contract of byId.get(id)?.contracts ?? []) visit(contract, id);
  }
  for (const contract of module?.contracts ?? []) visit(contract, moduleId);
  return [...seen.values()];
}

/** Paths that a contract imports or names with `uses=`. */
function namedBy(contract: FileBlock, world: ReturnType<typeof importWorld>): readonly string[] {
  const imports = isTypeScript(contract.path)
    ? scanImports(contract.content).map(({ specifier }) => resolveImport(specifier, contract.path, world).path)
    : [];
  return [...imports.filter((path) => path !== undefined), ...(contract.uses ?? [])];
}
