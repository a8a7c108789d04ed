import type { Blueprint, Fingerprint, Impact } from "../blueprint/blueprint.ts";
import { compareFingerprints } from "../blueprint/fingerprint.ts";
import type { BuiltModule } from "./build.ts";

/**
 * What a build of this blueprint has to do, by module id: against what the project holds of each module, and against
 * what a person named. Modules that are neither stale nor named are not in it, nor those whose shared part alone
 * changed (`ask`).
 */
export function staleModules(
  blueprint: Blueprint,
  built: readonly BuiltModule[],
  prints: ReadonlyMap<string, Fingerprint>,
  named: readonly string[],
): ReadonlyMap<string, Impact> {
  const stale = new Map<string, Impact>();
  for (const module of blueprint.modules) {
    const before =
      built.find(({ moduleId }) => moduleId === module.id) ?? built.find(({ moduleId }) => moduleId === module.was);
    const impact = impactOn(before, prints.get(module.id));
    if (named.includes(module.id)) stale.set(module.id, before ? "rebuild" : "added");
    else if (impact !== undefined) stale.set(module.id, impact);
  }
  return stale;
}

function impactOn(before: BuiltModule | undefined, after: Fingerprint | undefined): Impact | undefined {
  if (!after) return undefined;
  if (!before) return "added";
  if (before.keptReason !== null) return undefined;
  const impact = compareFingerprints(before, after);
  return impact === "rebuild" || impact === "recheck" ? impact : undefined;
}

/**
 * Whether the code has to change before it stands for this blueprint: something is stale, was kept stale by a person,
 * is new, gone, or goes on under another name.
 */
export function needsBuild(
  blueprint: Blueprint,
  built: readonly BuiltModule[],
  prints: ReadonlyMap<string, Fingerprint>,
): boolean {
  const known = new Set(blueprint.modules.map(({ id }) => id));
  if (built.length !== known.size || built.some(({ moduleId }) => !known.has(moduleId))) return true;
  const asTheyAre = built.map((module) => ({ ...module, keptReason: null }));
  return staleModules(blueprint, asTheyAre, prints, []).size > 0;
}

/** Modules of which only the shared part changed: they are built when a person names them. */
export function askingModules(
  blueprint: Blueprint,
  built: readonly BuiltModule[],
  prints: ReadonlyMap<string, Fingerprint>,
): readonly string[] {
  return blueprint.modules.flatMap(({ id, was }) => {
    const before = built.find(({ moduleId }) => moduleId === id) ?? built.find(({ moduleId }) => moduleId === was);
    const after = prints.get(id);
    return before && after && before.keptReason === null && compareFingerprints(before, after) === "ask" ? [id] : [];
  });
}

/** Modules that the project holds and the blueprint no longer has, under any name. */
export function goneModules(blueprint: Blueprint, built: readonly BuiltModule[]): readonly string[] {
  const known = new Set(blueprint.modules.flatMap(({ id, was }) => (was === undefined ? [id] : [id, was])));
  return built.map(({ moduleId }) => moduleId).filter((id) => !known.has(id));
}
