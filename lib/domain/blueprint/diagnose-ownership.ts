import type { Diagnostic, FileBlock } from "./blueprint.ts";
import { type BlueprintSource, diagnose, type ModuleSource } from "./blueprint-source.ts";
import { countAlternatives, findOverlap } from "./overlap.ts";
import { compilePattern, matchesOwns } from "./owns.ts";
import { addToList, replaceOnLines } from "./quick-fix.ts";
import { checkPath } from "./safe-path.ts";

/** Who may write where: patterns, overlaps, and the files that must be inside or outside of what a module owns. */
export function diagnoseOwnership(source: BlueprintSource): readonly Diagnostic[] {
  return [
    ...source.modules.flatMap((module) => [
      ...patterns(source, module),
      ...entry(source, module),
      ...ownBlocks(source, module),
    ]),
    ...overlaps(source),
    ...ownedFiles(source),
    ...duplicateFiles(source.files),
  ];
}

function patterns({ lines }: BlueprintSource, { module, lineOf, broken }: ModuleSource): Diagnostic[] {
  const moduleId = module.id;
  if (module.owns.length === 0) {
    if (broken.has("owns")) return [];
    return [
      diagnose(
        "owns-empty",
        lineOf(["owns"]),
        `${moduleId} owns nothing, so it could not write a file. Add a pattern such as src/${moduleId}/**.`,
        { moduleId },
      ),
    ];
  }
  return module.owns.flatMap((pattern, index) => {
    const compiled = compilePattern(pattern);
    if (compiled.ok) return [];
    const at = lineOf(["owns", index]);
    const { type, reason, suggestion } = compiled.error;
    const fix =
      suggestion === undefined ? undefined : replaceOnLines(lines, at, `Write ${suggestion}`, pattern, suggestion);
    const hint = suggestion === undefined ? "" : ` Write ${suggestion}.`;
    return [diagnose(type, at, `The pattern “${pattern.slice(0, 80)}” ${reason}.${hint}`, { moduleId, fix })];
  });
}

function entry({ lines }: BlueprintSource, { module, lineOf, broken }: ModuleSource): Diagnostic[] {
  if (module.entry === undefined) return [];
  const moduleId = module.id;
  const at = lineOf(["entry"]);
  const safe = checkPath(module.entry);
  if (!safe.ok)
    return [
      diagnose("path-unsafe", at, `The path “${module.entry.slice(0, 80)}” in \`entry\` ${safe.error.reason}.`, {
        moduleId,
      }),
    ];
  if (matchesOwns(module.owns, module.entry) || cannotJudge(module.owns, broken)) return [];
  const fix = addToList(lines, lineOf(["owns"]), `Let ${moduleId} own it`, module.entry);
  return [
    diagnose(
      "entry-outside-owns",
      at,
      `The entry ${module.entry} is outside what ${moduleId} owns (${module.owns.join(", ")}). Move it inside, or add it to \`owns\`.`,
      { moduleId, fix },
    ),
  ];
}

function ownBlocks({ lines }: BlueprintSource, { module, lineOf, broken }: ModuleSource): Diagnostic[] {
  const outside = (block: FileBlock, type: "contract" | "guard"): Diagnostic[] => {
    if (matchesOwns(module.owns, block.path) || cannotJudge(module.owns, broken)) return [];
    const at = { from: block.lines.from, to: block.lines.from };
    const fix = addToList(lines, lineOf(["owns"]), `Let ${module.id} own it`, block.path);
    const message = `The ${type} ${block.path} is outside what ${module.id} owns (${module.owns.join(", ")}). Move it inside, or add it to \`owns\`.`;
    return [diagnose(`${type}-outside-owns`, at, message, { moduleId: module.id, fix })];
  };
  return [
    ...module.contracts.flatMap((block) => outside(block, "contract")),
    ...module.guards.flatMap((block) => outside(block, "guard")),
  ];
}

/** Nothing owned, or a pattern that cannot be read, is a diagnostic already; what follows from it is not another. */
function cannotJudge(owns: readonly string[], broken: ReadonlySet<string>): boolean {
  return owns.length === 0 || broken.has("owns") || owns.some((pattern) => !compilePattern(pattern).ok);
}

/** One pattern too wide meets every other; more messages say no more. */
const maxOverlaps = 50;
const maxComparisons = 2_000_000;

function overlaps({ modules }: BlueprintSource): Diagnostic[] {
  const counts = modules.map(({ module }) => countAlternatives(module.owns));
  const total = counts.reduce((sum, count) => sum + count, 0);
  const [first] = modules;
  if (first !== undefined && total * total > maxComparisons) {
    const message = `The modules have ${total} patterns in all, too many to compare each with each; use fewer and wider ones.`;
    return [diagnose("glob-unsupported", first.lineOf(["owns"]), message, { moduleId: first.module.id })];
  }
  const found: Diagnostic[] = [];
  for (const [index, one] of modules.entries()) {
    for (const other of modules.slice(index + 1)) {
      const path = findOverlap(one.module.owns, other.module.owns);
      if (path === undefined) continue;
      const at = other.module.owns.findIndex((pattern) => findOverlap(one.module.owns, [pattern]) !== undefined);
      const message = `${one.module.id} and ${other.module.id} would both own ${path}. Two modules may not write the same file: make one of the patterns narrower.`;
      if (found.length >= maxOverlaps) return found;
      found.push(diagnose("owns-overlap", other.lineOf(["owns", at]), message, { moduleId: other.module.id }));
    }
  }
  return found;
}

function ownedFiles({ modules, files }: BlueprintSource): Diagnostic[] {
  return files.flatMap((file) => {
    const owner = modules.find(({ module }) => matchesOwns(module.owns, file.path));
    if (owner === undefined) return [];
    const at = { from: file.lines.from, to: file.lines.from };
    const { id } = owner.module;
    return [
      diagnose(
        "file-owned",
        at,
        `${file.path} is a file of the whole project, but ${id} owns it. Remove this block, or make what ${id} owns narrower.`,
        { moduleId: id },
      ),
    ];
  });
}

function duplicateFiles(files: readonly FileBlock[]): Diagnostic[] {
  const first = new Map<string, FileBlock>();
  return files.flatMap((file) => {
    const earlier = first.get(file.path.toLowerCase());
    if (earlier === undefined) {
      first.set(file.path.toLowerCase(), file);
      return [];
    }
    const at = { from: file.lines.from, to: file.lines.from };
    const message = `There is a \`file\` block for ${earlier.path} in line ${earlier.lines.from} already; keep one.`;
    return [diagnose("file-duplicate", at, message)];
  });
}
