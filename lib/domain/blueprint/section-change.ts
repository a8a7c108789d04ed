import { createPatch } from "diff";
import type { Blueprint } from "./blueprint.ts";
import { predecessor } from "./impact.ts";
import { seenContracts } from "./module-graph.ts";

/**
 * What changed of all that a module's builder is told, as a unified diff: its section, and the contracts that it
 * sees. Undefined where the module is new or nothing changed.
 */
export function sectionChange(before: Blueprint, after: Blueprint, moduleId: string): string | undefined {
  const module = after.modules.find(({ id }) => id === moduleId);
  const old = module && predecessor(before, after, module);
  if (module === undefined || old === undefined) return undefined;
  const contractsBefore = texts(before, old.id);
  const contractsAfter = texts(after, module.id);
  const paths = [...new Set([...contractsBefore.keys(), ...contractsAfter.keys()])].sort();
  const pieces = [
    patch("the section", old.section, module.section),
    ...paths.map((path) => patch(path, contractsBefore.get(path) ?? "", contractsAfter.get(path) ?? "")),
  ].filter((piece) => piece !== undefined);
  return pieces.length === 0 ? undefined : pieces.join("\n");
}

function texts(blueprint: Blueprint, moduleId: string): ReadonlyMap<string, string> {
  return new Map(seenContracts(blueprint, moduleId).map(({ contract }) => [contract.path, contract.content]));
}

function patch(name: string, before: string, after: string): string | undefined {
  if (before === after) return undefined;
  const [left, right] = [before, after].map((text) => (text === "" || text.endsWith("\n") ? text : `${text}\n`));
  const lines = createPatch(name, left ?? "", right ?? "").split("\n");
  // The first lines are headers for programs that apply patches.
  const hunks = lines.slice(lines.findIndex((line) => line.startsWith("@@")));
  return [`${name}:`, ...hunks].join("\n");
}
