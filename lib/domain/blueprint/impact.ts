import type { Blueprint, FileBlock, Impact, Module, ModuleImpact } from "./blueprint.ts";
import { compareFingerprints, fingerprints } from "./fingerprint.ts";
import { checkedParts, dependencyModules, type FingerprintParts, toldParts } from "./fingerprint-parts.ts";

/**
 * What an edit does to each module, with reasons in plain words: modules of `after` in its order, then those that are
 * gone. Screens and the engine ask this same function. Without `before`, everything is added.
 */
export function impact(before: Blueprint | undefined, after: Blueprint): readonly ModuleImpact[] {
  const pairs = after.modules.map((module) => ({ module, old: before && predecessor(before, after, module) }));
  const now = fingerprints(after);
  const then = before === undefined ? undefined : fingerprints(before);
  const rebuilt = new Set<string>();
  const judged = pairs.map(({ module, old }) => {
    const left = old && then?.get(old.id);
    const right = now.get(module.id);
    const result: Impact = left === undefined || right === undefined ? "added" : compareFingerprints(left, right);
    if (result === "rebuild" || result === "added") rebuilt.add(module.id);
    return { module, old, result };
  });
  const results = judged.map(({ module, old, result: own }): ModuleImpact => {
    // A dependency that is new in the place of one that is gone may look the same, but is other code.
    const isBelow = own === "unchanged" && dependencyModules(after, module).some((other) => rebuilt.has(other.id));
    const result = isBelow ? "recheck" : own;
    const reasons: string[] = [];
    if (old !== undefined && before !== undefined) {
      if (result === "rebuild") reasons.push(...toldReasons(toldParts(before, old), toldParts(after, module)));
      if (result === "ask") reasons.push("the shared part changed");
      if (result === "ask" || result === "recheck")
        reasons.push(...checkedReasons(before, old, after, module, rebuilt));
      if (old.id !== module.id) reasons.push(`it was called ${old.id}`);
    }
    return { moduleId: module.id, impact: result, reasons };
  });
  const taken = new Set(pairs.map(({ old }) => old?.id));
  const gone = (before?.modules ?? []).filter((module) => !taken.has(module.id));
  return [...results, ...gone.map((module): ModuleImpact => ({ moduleId: module.id, impact: "removed", reasons: [] }))];
}

/** True for a module whose code no longer stands for the document; *ask* waits for a person first. */
export function isStale({ impact: kind }: ModuleImpact): boolean {
  return kind === "rebuild" || kind === "recheck" || kind === "added";
}

/** The module that goes on as this one: that of the same id, else the one that `was` names, if it goes on nowhere else. */
export function predecessor(before: Blueprint, after: Blueprint, module: Module): Module | undefined {
  const same = before.modules.find((other) => other.id === module.id);
  if (same !== undefined || module.was === undefined) return same;
  const isUsed = after.modules.some((other) => other.id === module.was);
  const first = after.modules.find((other) => other.was === module.was);
  return isUsed || first?.id !== module.id ? undefined : before.modules.find((other) => other.id === module.was);
}

const toldWords: Readonly<Record<string, string>> = {
  prose: "its section changed",
  kind: "its kind changed",
  owns: "what it owns changed",
  entry: "its entry changed",
  depends: "its dependencies changed",
  reads: "what it reads changed",
  acceptance: "its criteria changed",
  contracts: "its contract changed",
  guards: "its guards changed",
};

function toldReasons(before: FingerprintParts, after: FingerprintParts): string[] {
  const changed = Object.keys(toldWords).filter((key) => differ(before[key], after[key]));
  const reasons = changed.map((key) => toldWords[key] ?? key);
  const seen = changedPaths(before.seen as FileBlock[], after.seen as FileBlock[]);
  return [...reasons, ...seen.map((path) => `a contract that it sees changed: ${path}`)];
}

function checkedReasons(
  before: Blueprint,
  old: Module,
  after: Blueprint,
  module: Module,
  rebuilt: ReadonlySet<string>,
): string[] {
  const left = checkedParts(before, old);
  const right = checkedParts(after, module);
  const reasons: string[] = [];
  if (differ(left.stackChecks, right.stackChecks)) reasons.push("the commands of the stack changed");
  if (differ(left.checks, right.checks) || differ(left.runs, right.runs)) reasons.push("its commands changed");
  reasons.push(...changedPaths(before.files, after.files).map((path) => `the project's ${path} changed`));
  const depends = dependencyModules(after, module).filter((other) => rebuilt.has(other.id));
  return [...reasons, ...depends.map((other) => `${other.id}, which it depends on, is built again`)];
}

function changedPaths(before: readonly FileBlock[], after: readonly FileBlock[]): string[] {
  const left = new Map(before.map((file) => [file.path, file.content]));
  const right = new Map(after.map((file) => [file.path, file.content]));
  return [...new Set([...left.keys(), ...right.keys()])].filter((path) => left.get(path) !== right.get(path)).sort();
}

function differ(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) !== JSON.stringify(b);
}
