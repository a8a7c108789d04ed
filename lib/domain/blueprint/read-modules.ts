import type { Criterion, Diagnostic, Module, ModuleKind } from "./blueprint.ts";
import { diagnose, type ModuleSource, type Read } from "./blueprint-source.ts";
import type { Block, BlueprintDocument } from "./document.ts";
import { replaceOnLines } from "./quick-fix.ts";
import { readYaml } from "./read-yaml.ts";
import type { Section } from "./sections.ts";
import { toLines, yamlDiagnostics } from "./yaml-diagnostics.ts";
import { moduleSchema } from "./yaml-schemas.ts";

const idPattern = /^[a-z][a-z0-9-]{0,39}$/;

export interface ModulesRead {
  readonly modules: readonly ModuleSource[];
  readonly knownIds: ReadonlySet<string>;
}

/** Reads every `yaml module` block with its section. Contracts and guards are added by `readFiles`. */
export function readModules(document: BlueprintDocument): Read<ModulesRead> {
  const diagnostics: Diagnostic[] = [];
  const modules: ModuleSource[] = [];
  const knownIds = new Set<string>();
  const firstLine = new Map<string, number>();
  for (const section of document.sections) {
    diagnostics.push(...diagnoseSection(section, document.sections));
    for (const [index, block] of section.blocks.entries()) {
      const read = readModule(document, section, block as Block);
      diagnostics.push(...read.diagnostics);
      if (read.value === undefined) {
        const id = /^\s*id:\s*["']?([\w-]+)/m.exec(block.content)?.[1];
        if (id !== undefined) knownIds.add(id);
        continue;
      }
      const { id } = read.value.module;
      knownIds.add(id);
      const earlier = firstLine.get(id);
      if (earlier !== undefined) {
        const at = read.value.lineOf(["id"]);
        diagnostics.push(
          diagnose(
            "module-id-duplicate",
            at,
            `A module with the id ${id} is in line ${earlier} already; choose another id.`,
            { moduleId: id },
          ),
        );
      } else {
        firstLine.set(id, block.lines.from);
        if (index === 0) modules.push(read.value);
      }
    }
  }
  if (document.sections.length === 0) {
    const last = document.lines.length;
    const message = "There is no module: nothing would be built. Add a heading with a `yaml module` block below it.";
    diagnostics.push(diagnose("no-modules", { from: last, to: last }, message));
  }
  return { value: { modules, knownIds }, diagnostics };
}

function diagnoseSection(section: Section, sections: readonly Section[]): Diagnostic[] {
  const [first, ...others] = section.blocks;
  if (first === undefined) return [];
  if (section.heading === undefined) {
    return [
      diagnose("section-missing", first.lines, "A module needs a heading above its block; its section starts there."),
    ];
  }
  const title = section.heading.text;
  const found = others.map((other) =>
    diagnose(
      "section-shared",
      other.lines,
      `The section “${title}” has a module in line ${first.lines.from} already. Give this one a heading of its own.`,
    ),
  );
  const around = sections.find(
    (other) =>
      other !== section &&
      other.heading !== undefined &&
      other.lines.from < section.lines.from &&
      section.lines.from <= other.lines.to,
  );
  if (around?.heading === undefined) return found;
  const depth = around.heading.depth;
  const message = `The section “${title}” is inside the section “${around.heading.text}” of another module. Sections do not nest: give both headings the same level (${"#".repeat(depth)} or ${"#".repeat(section.heading.depth)}).`;
  return [...found, diagnose("section-nested", section.heading.lines, message)];
}

function readModule(document: BlueprintDocument, section: Section, block: Block): Read<ModuleSource | undefined> {
  const reading = readYaml(block.content, moduleSchema);
  const { entries, broken } = reading;
  const id = typeof entries.id === "string" ? entries.id : undefined;
  const diagnostics = yamlDiagnostics(document.lines, block, reading, id);
  if (id === undefined) return { value: undefined, diagnostics };
  const lineOf: ModuleSource["lineOf"] = (path) => toLines(block.lines.from, reading.lineOf(path));
  if (!idPattern.test(id)) diagnostics.push(invalidId(document.lines, lineOf(["id"]), id));
  const module: Module = {
    id,
    title: typeof entries.title === "string" ? entries.title : (section.heading?.text ?? id),
    kind: (entries.kind ?? "logic") as ModuleKind,
    owns: texts(entries.owns),
    ...(typeof entries.entry === "string" ? { entry: entries.entry } : {}),
    depends: texts(entries.depends),
    reads: texts(entries.reads),
    uses: [],
    checks: texts(entries.checks),
    acceptance: (entries.acceptance ?? []) as Criterion[],
    ...(typeof entries.was === "string" ? { was: entries.was } : {}),
    contracts: [],
    guards: [],
    section: document.read(section.lines, "all"),
    prose: document.read(section.lines, "without-machine-blocks"),
    heading: section.heading?.text ?? "",
    lines: section.lines,
  };
  return { value: { module, block: block.lines, lineOf, broken }, diagnostics };
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? (value as string[]) : [];
}

function invalidId(lines: readonly string[], range: { from: number; to: number }, id: string): Diagnostic {
  const slug = id
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "")
    .slice(0, 40);
  const message = `The id “${id.slice(0, 80)}” is not allowed. Use a lower-case letter, then lower-case letters, digits and hyphens, at most 40 in all.`;
  const fix = slug === "" ? undefined : replaceOnLines(lines, range, `Use ${slug}`, id, slug);
  return diagnose("module-id-invalid", range, message, { moduleId: id, fix });
}
