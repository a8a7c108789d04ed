import type { Diagnostic, FileBlock } from "./blueprint.ts";
import { diagnose, type ModuleSource, type Read } from "./blueprint-source.ts";
import type { Block, BlueprintDocument } from "./document.ts";
import type { FenceRole } from "./fence-info.ts";
import { matchesOwns } from "./owns.ts";
import { checkPath } from "./safe-path.ts";
import { type Section, sectionAt } from "./sections.ts";

export interface FilesRead {
  readonly files: readonly FileBlock[];
  /** The same modules, with their contracts and guards. */
  readonly modules: readonly ModuleSource[];
  /** Paths of all contract blocks, in lower case, also of modules that could not be read. */
  readonly contractPaths: ReadonlySet<string>;
}

const lockFiles = new Set(["package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock"]);

/** True for a lock file, which the engine alone makes. */
export function isLockFile(path: string): boolean {
  return lockFiles.has((path.split("/").at(-1) ?? "").toLowerCase());
}

/** Reads `file=`, `contract=` and `guard=` blocks and gives each to the project or to the module whose section it is in. */
export function readFiles(document: BlueprintDocument, modules: readonly ModuleSource[]): Read<FilesRead> {
  const diagnostics: Diagnostic[] = [];
  const files: FileBlock[] = [];
  const contractPaths = new Set<string>();
  const byBlock = new Map(
    modules.map((source) => [source.block.from, { contracts: [] as FileBlock[], guards: [] as FileBlock[] }]),
  );
  for (const block of document.blocks) {
    const { role } = block;
    if (role.type === "prose" || role.type === "module") continue;
    const section = sectionAt(document.sections, block.lines.from);
    const isInside = section?.heading !== undefined;
    const owner = isInside ? ownerOf(section, role, modules) : undefined;
    if (role.type === "stack" || role.type === "file") {
      if (isInside) diagnostics.push(insideSection(block, role.type, section.heading.text));
    } else if (!isInside) diagnostics.push(outsideSection(block, role.type));
    if (role.type === "stack") continue;
    const file: FileBlock = {
      path: role.path,
      content: block.content,
      lines: block.lines,
      language: role.language,
      uses: role.uses,
    };
    const unsafe = unsafePath(file, role.type);
    if (unsafe !== undefined) {
      diagnostics.push(unsafe);
      continue;
    }
    if (role.type === "contract") contractPaths.add(file.path.toLowerCase());
    if (role.type === "file") files.push(file);
    else if (owner !== undefined)
      byBlock.get(owner.block.from)?.[role.type === "contract" ? "contracts" : "guards"].push(file);
  }
  const complete = modules.map((source): ModuleSource => {
    const own = byBlock.get(source.block.from) ?? { contracts: [], guards: [] };
    const uses = [...new Set(own.contracts.flatMap((contract) => contract.uses ?? []))];
    return { ...source, module: { ...source.module, ...own, uses } };
  });
  return { value: { files, modules: complete, contractPaths }, diagnostics };
}

/** The module of the section. Where several wrongly share one, a block goes to the one that owns its path, or to none. */
function ownerOf(section: Section, role: FenceRole, modules: readonly ModuleSource[]): ModuleSource | undefined {
  const owner = modules.find((source) => source.block.from === section.blocks[0]?.lines.from);
  if (section.blocks.length === 1 || owner === undefined || !("path" in role)) return owner;
  return matchesOwns(owner.module.owns, role.path) ? owner : undefined;
}

function unsafePath(file: FileBlock, type: string): Diagnostic | undefined {
  const checked = checkPath(file.path);
  const at = { from: file.lines.from, to: file.lines.from };
  if (!checked.ok) return diagnose("path-unsafe", at, `The path “${file.path.slice(0, 80)}” ${checked.error.reason}.`);
  if (!isLockFile(file.path)) return undefined;
  return diagnose(
    "path-unsafe",
    at,
    `${file.path} is made by the engine from package.json; remove this ${type} block.`,
  );
}

function insideSection(block: Block, type: "stack" | "file", title: string): Diagnostic {
  const what = type === "stack" ? "The `yaml stack` block" : "A `file` block";
  return diagnose(
    "block-outside-section",
    block.lines,
    `${what} stands outside every section; this one is in the section “${title}”. Move it above the first module, or under a heading of its own.`,
  );
}

function outsideSection(block: Block, type: "contract" | "guard"): Diagnostic {
  return diagnose(
    "block-outside-section",
    block.lines,
    `A \`${type}\` block belongs to a module; this one is in no module's section. Move it below the module's heading.`,
  );
}
