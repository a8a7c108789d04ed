import type { ModuleState } from "#lib/domain/api/build.ts";

type Known = Pick<ModuleState, "id" | "depends" | "outcome">;

/** Why a module was left out, where another one that was left out explains it; undefined otherwise. */
export function leftOutWords(module: Known, modules: readonly Known[]): string | undefined {
  if (module.outcome !== "left-out") return undefined;
  const missing = modules.filter(({ id, outcome }) => outcome === "left-out" && module.depends.includes(id));
  return missing.length === 0 ? undefined : `with ${missing.map(({ id }) => id).join(", ")}, which it depends on`;
}
