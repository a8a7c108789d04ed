/** Lines of the document, counted from 1, both included. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

export const moduleKinds = ["logic", "ui", "content", "test", "docs", "infra"] as const;
export type ModuleKind = (typeof moduleKinds)[number];

/** What a built project is shown with: a build command, and a folder or a command to serve. */
export interface Preview {
  readonly build?: string;
  readonly serve: string | { readonly command: string; readonly port: number };
}

export interface Stack {
  readonly language: string;
  /** Run for every module and for the whole, in order. */
  readonly checks: readonly string[];
  readonly preview?: Preview;
  readonly lines: LineRange;
}

/** A fenced block that stands for a file of the project's repository. */
export interface FileBlock {
  /** Relative, `/`-separated. */
  readonly path: string;
  /** Always ends with a line break. */
  readonly content: string;
  readonly lines: LineRange;
  /** The fence's first word, lower case: `ts`, `python`; empty when there is none. */
  readonly language?: string;
  /** Contracts and `file` blocks that it names with `uses=`, for languages whose imports are not read. */
  readonly uses?: readonly string[];
}

export interface Criterion {
  readonly id: string;
  readonly says: string;
  /** A command that shows it; without one the criterion is judged by the review. */
  readonly run?: string;
}

export interface Module {
  readonly id: string;
  readonly title: string;
  readonly kind: ModuleKind;
  /** Patterns of the small language: literal, `*`, `?`, `**`, `{a,b}`. */
  readonly owns: readonly string[];
  readonly entry?: string;
  readonly depends: readonly string[];
  readonly reads: readonly string[];
  /** What its contracts name with `uses=`. */
  readonly uses: readonly string[];
  readonly checks: readonly string[];
  readonly acceptance: readonly Criterion[];
  /** The module went under this id before. */
  readonly was?: string;
  readonly contracts: readonly FileBlock[];
  readonly guards: readonly FileBlock[];
  /** The whole section as written, from its heading to the next of its level or higher; notes are left out. */
  readonly section: string;
  /** The section without notes and without the blocks that machines read. */
  readonly prose: string;
  readonly heading: string;
  readonly lines: LineRange;
}

/** The document as machines read it. Only fenced blocks are in it; no control depends on a heading's words. */
export interface Blueprint {
  readonly title: string;
  /** Prose outside every section, without the title and notes; what every packet carries. */
  readonly shared: string;
  readonly stack: Stack;
  /** `file=` blocks: files of the whole project. */
  readonly files: readonly FileBlock[];
  /** In document order. */
  readonly modules: readonly Module[];
  readonly text: string;
}

export const errorCodes = [
  "yaml-invalid",
  "stack-missing",
  "stack-duplicate",
  "no-modules",
  "module-id-invalid",
  "module-id-duplicate",
  "section-missing",
  "section-shared",
  "section-nested",
  "block-outside-section",
  "dependency-unknown",
  "dependency-cycle",
  "owns-empty",
  "owns-overlap",
  "glob-unsupported",
  "file-owned",
  "entry-outside-owns",
  "contract-outside-owns",
  "contract-duplicate-path",
  "contract-import-unknown",
  "guard-outside-owns",
  "reads-unknown",
  "uses-unknown",
  "file-duplicate",
  "criterion-duplicate",
  "path-unsafe",
] as const;

/** Found by running, at approval. */
export const approvalCodes = ["command-unavailable", "contracts-do-not-compile", "install-failed"] as const;

export const warningCodes = [
  "too-long",
  "contract-missing",
  "contract-unenforced",
  "acceptance-missing",
  "acceptance-without-command",
  "module-too-large",
  "vague-wording",
  "check-missing",
] as const;

export type DiagnosticCode =
  | (typeof errorCodes)[number]
  | (typeof approvalCodes)[number]
  | (typeof warningCodes)[number];

export interface QuickFix {
  readonly title: string;
  readonly lines: LineRange;
  /** Replaces the whole lines. */
  readonly text: string;
}

export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly lines: LineRange;
  readonly moduleId?: string;
  readonly fix?: QuickFix;
}

/** `blueprint` is there whenever enough could be read, even beside errors; only one without errors may be approved. */
export interface ParsedBlueprint {
  readonly blueprint?: Blueprint;
  readonly diagnostics: readonly Diagnostic[];
}

/** What an edit does to one module. */
export const impacts = ["rebuild", "recheck", "ask", "unchanged", "added", "removed"] as const;
export type Impact = (typeof impacts)[number];

export interface ModuleImpact {
  readonly moduleId: string;
  readonly impact: Impact;
  /** Plain words: which part differs. */
  readonly reasons: readonly string[];
}

/** SHA-256, hex. `told`: what the builder reads of it; `shared`: the part all read; `checked`: commands and files. */
export interface Fingerprint {
  readonly told: string;
  readonly shared: string;
  readonly checked: string;
}
