import type { Blueprint, Diagnostic, LineRange, ModuleImpact } from "#lib/domain/blueprint/blueprint.ts";
import { impact } from "#lib/domain/blueprint/impact.ts";
import { type Outline, outline } from "#lib/domain/blueprint/outline.ts";
import { parseBlueprint } from "#lib/domain/blueprint/parse-blueprint.ts";

/** A module as the panes beside the editor show it. */
export interface ReadModule {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly owns: readonly string[];
  readonly entry: string | null;
  readonly depends: readonly string[];
  readonly acceptance: number;
  readonly lines: LineRange;
}

/** Everything that the editor's surroundings know of a text. */
export interface ReadText {
  readonly diagnostics: readonly Diagnostic[];
  readonly outline: Outline;
  readonly modules: readonly ReadModule[];
  /** What going from the compared text to this one does; null without one to compare with, or when this cannot be read. */
  readonly impact: readonly ModuleImpact[] | null;
}

/** Reads a text and, given the blueprint that was approved, says what the difference makes stale. */
export function readText(text: string, before: Blueprint | undefined): ReadText {
  const { blueprint, diagnostics } = parseBlueprint(text);
  return {
    diagnostics,
    outline: outline(text),
    modules: (blueprint?.modules ?? []).map((module) => ({
      id: module.id,
      title: module.title,
      kind: module.kind,
      owns: module.owns,
      entry: module.entry ?? null,
      depends: module.depends,
      acceptance: module.acceptance.length,
      lines: module.lines,
    })),
    impact: before && blueprint ? impact(before, blueprint) : null,
  };
}
