import type {
  Blueprint,
  Diagnostic,
  DiagnosticCode,
  FileBlock,
  LineRange,
  Module,
  QuickFix,
  Stack,
} from "./blueprint.ts";
import { errorCodes } from "./blueprint.ts";
import type { YamlPath } from "./read-yaml.ts";

/** A module together with where in the document its words stand; what diagnostics work on. */
export interface ModuleSource {
  readonly module: Module;
  /** Its `yaml module` block. */
  readonly block: LineRange;
  /** Lines of a key or element of the block. */
  readonly lineOf: (path: YamlPath) => LineRange;
  /** Keys that are there but unreadable; silence about what they might have said. */
  readonly broken: ReadonlySet<string>;
}

/** The document between reading and judging. */
export interface BlueprintSource {
  readonly lines: readonly string[];
  readonly stack?: Stack;
  readonly files: readonly FileBlock[];
  readonly modules: readonly ModuleSource[];
  /** Also of modules that could not be read, or whose section is not their own. */
  readonly knownIds: ReadonlySet<string>;
  /** Paths of all contract blocks, in lower case, likewise. */
  readonly contractPaths: ReadonlySet<string>;
  /** Words outside every fenced block. */
  readonly proseWords: number;
}

/** A piece of reading: what was read, and what is wrong with it. */
export interface Read<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}

export interface DiagnosticExtras {
  readonly moduleId?: string | undefined;
  readonly fix?: QuickFix | undefined;
}

const errors: ReadonlySet<string> = new Set(errorCodes);

/** Builds a diagnostic; the code decides the severity. */
export function diagnose(
  code: DiagnosticCode,
  lines: LineRange,
  message: string,
  extras: DiagnosticExtras = {},
): Diagnostic {
  return {
    code,
    severity: errors.has(code) ? "error" : "warning",
    message,
    lines,
    ...(extras.moduleId === undefined ? {} : { moduleId: extras.moduleId }),
    ...(extras.fix === undefined ? {} : { fix: extras.fix }),
  };
}

/** The contracts of a blueprint with the module of each, by lower-case path. */
export function contractsByPath(
  blueprint: Pick<Blueprint, "modules">,
): ReadonlyMap<string, { block: FileBlock; moduleId: string }> {
  const contracts = new Map<string, { block: FileBlock; moduleId: string }>();
  for (const module of blueprint.modules) {
    for (const block of module.contracts) {
      const key = block.path.toLowerCase();
      if (!contracts.has(key)) contracts.set(key, { block, moduleId: module.id });
    }
  }
  return contracts;
}
