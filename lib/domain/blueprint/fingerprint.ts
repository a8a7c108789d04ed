import { sha256 } from "../sha256.ts";
import type { Blueprint, Fingerprint, Impact } from "./blueprint.ts";
import { checkedParts, dependencyModules, sharedParts, toldParts } from "./fingerprint-parts.ts";

/** The three fingerprints of every module. Two that are equal stand for modules that need not be built again. */
export function fingerprints(blueprint: Blueprint): ReadonlyMap<string, Fingerprint> {
  const shared = digest(sharedParts(blueprint));
  const told = new Map(blueprint.modules.map((module) => [module.id, digest(toldParts(blueprint, module))]));
  return new Map(
    blueprint.modules.map((module) => {
      // A rebuilt dependency is other code to run against, so it enters what is checked.
      const depends = dependencyModules(blueprint, module).map((other) => told.get(other.id) ?? "");
      const checked = digest({ ...checkedParts(blueprint, module), depends: depends.sort() });
      return [module.id, { told: told.get(module.id) ?? "", shared, checked }];
    }),
  );
}

/** The first fingerprint that differs decides. */
export function compareFingerprints(
  before: Fingerprint,
  after: Fingerprint,
): Extract<Impact, "rebuild" | "ask" | "recheck" | "unchanged"> {
  if (before.told !== after.told) return "rebuild";
  if (before.shared !== after.shared) return "ask";
  return before.checked === after.checked ? "unchanged" : "recheck";
}

function digest(parts: unknown): string {
  return sha256(JSON.stringify(parts));
}
