import type { Blueprint, FileBlock, Module } from "./blueprint.ts";
import { dependenciesOf, seenContracts } from "./module-graph.ts";

/**
 * What fingerprints are made of, by name, so that a difference can be said in words. Blocks count as data and prose
 * with its white space made even. Ids of modules are not in it: a module may go on under another id (`was`).
 */
export type FingerprintParts = Readonly<Record<string, unknown>>;

/** Parts 3 and 4 of a module's packet, without commands and without the text of what it reads. */
export function toldParts(blueprint: Blueprint, module: Module): FingerprintParts {
  const byId = new Map(blueprint.modules.map((other) => [other.id, other]));
  const depends = module.depends.map((id) => interfaceOf(byId.get(id))).sort();
  const seen = seenContracts(blueprint, module.id).map(({ moduleId, contract }) => ({
    ...data(contract),
    entry: byId.get(moduleId)?.entry ?? null,
  }));
  return {
    prose: evenSpace(module.prose),
    kind: module.kind,
    owns: [...module.owns].sort(),
    entry: module.entry ?? null,
    depends,
    reads: [...module.reads].sort(),
    acceptance: module.acceptance.map(({ id, says }) => ({ id, says: evenSpace(says) })),
    contracts: byPath(module.contracts.map(data)),
    guards: byPath(module.guards.map(data)),
    seen: byPath(seen),
  };
}

/** Part 2 of every packet, without commands. */
export function sharedParts({ stack, shared }: Blueprint): FingerprintParts {
  return { language: stack.language, shared: evenSpace(shared) };
}

/** Commands and project files. Whether a dependency is rebuilt is added by `fingerprints`. */
export function checkedParts(blueprint: Blueprint, module: Module): FingerprintParts {
  return {
    stackChecks: blueprint.stack.checks,
    checks: module.checks,
    runs: module.acceptance.map(({ id, run }) => ({ id, run: run ?? null })),
    files: byPath(blueprint.files.map(data)),
  };
}

/** Everything that a module depends on, for the question whether any of it is rebuilt. */
export function dependencyModules(blueprint: Blueprint, module: Module): readonly Module[] {
  const ids = dependenciesOf(blueprint.modules, module.id);
  return blueprint.modules.filter((other) => ids.has(other.id));
}

/** What a dependency is to others, whatever it is called: its entry and contracts, or the place that it owns. */
function interfaceOf(module: Module | undefined): string {
  if (module === undefined) return "";
  const paths = [module.entry ?? "", ...module.contracts.map((contract) => contract.path)].filter(
    (path) => path !== "",
  );
  return (paths.length === 0 ? [...module.owns].sort() : paths).join(" ");
}

function data({ path, content, uses = [] }: FileBlock) {
  return { path, content, uses };
}

function byPath<T extends { readonly path: string }>(blocks: readonly T[]): readonly T[] {
  return [...blocks].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

function evenSpace(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
