import type { Diagnostic, FileBlock, Module } from "./blueprint.ts";
import { type BlueprintSource, diagnose, type ModuleSource } from "./blueprint-source.ts";
import { checkFileName, relativePath } from "./contract-check.ts";
import { insertBelow, nearest, replaceOnLines } from "./quick-fix.ts";
import { type ImportWorld, importWorld, isTypeScript, joinPath, resolveImport } from "./resolve-import.ts";
import { checkPath } from "./safe-path.ts";
import { exportsEntry, scanImports } from "./scan-imports.ts";

/** Contracts and guards: paths of their own, imports that lead somewhere, and something that enforces them. */
export function diagnoseContracts(source: BlueprintSource): readonly Diagnostic[] {
  const world = importWorld(source.contractPaths, source.files);
  return [
    ...duplicatePaths(source),
    ...source.modules.flatMap(({ module }) => [
      ...module.contracts.flatMap((contract) => [
        ...imports(source, module, contract, world),
        ...uses(source, module, contract, world),
      ]),
      ...unenforced(module),
    ]),
    ...source.modules.flatMap((module) => missing(source, module)),
  ];
}

function duplicatePaths({ modules, files }: BlueprintSource): Diagnostic[] {
  const first = new Map<string, FileBlock>();
  for (const file of files) first.set(file.path.toLowerCase(), file);
  return modules.flatMap(({ module }) =>
    [...module.contracts, ...module.guards].flatMap((block) => {
      const at = { from: block.lines.from, to: block.lines.from };
      if (block.path.split("/").at(-1)?.toLowerCase() === checkFileName) {
        return [
          diagnose(
            "contract-duplicate-path",
            at,
            `${checkFileName} is the name of the engine's own check; choose another.`,
            { moduleId: module.id },
          ),
        ];
      }
      const earlier = first.get(block.path.toLowerCase());
      first.set(block.path.toLowerCase(), earlier ?? block);
      if (earlier === undefined) return [];
      const message = `The block in line ${earlier.lines.from} makes ${earlier.path} already; each path has one block.`;
      return [diagnose("contract-duplicate-path", at, message, { moduleId: module.id })];
    }),
  );
}

/** A contract that imports more is no contract. */
const maxImports = 200;

function imports(source: BlueprintSource, module: Module, contract: FileBlock, world: ImportWorld): Diagnostic[] {
  if (!isTypeScript(contract.path)) return [];
  const named = scanImports(contract.content).slice(0, maxImports);
  return named.flatMap(({ specifier, line }) => {
    const { problem } = resolveImport(specifier, contract.path, world);
    if (problem === undefined) return [];
    const at = { from: contract.lines.from + line, to: contract.lines.from + line };
    const meant = nearestContract(specifier, contract.path, world);
    const fix = meant === undefined ? undefined : replaceOnLines(source.lines, at, `Import ${meant}`, specifier, meant);
    const hint = meant === undefined ? "" : ` Did you mean ${meant}?`;
    return [
      diagnose("contract-import-unknown", at, `The import “${specifier}” ${problem}.${hint}`, {
        moduleId: module.id,
        fix,
      }),
    ];
  });
}

function nearestContract(specifier: string, from: string, world: ImportWorld): string | undefined {
  const path = specifier.startsWith(".") ? joinPath(from, specifier) : undefined;
  if (path === undefined) return undefined;
  const others = [...world.paths].filter((candidate) => candidate !== from.toLowerCase());
  const meant = nearest(path, others);
  return meant === undefined ? undefined : relativePath(from, meant);
}

function uses(source: BlueprintSource, module: Module, contract: FileBlock, world: ImportWorld): Diagnostic[] {
  const at = { from: contract.lines.from, to: contract.lines.from };
  return (contract.uses ?? []).flatMap((path) => {
    const safe = checkPath(path);
    if (!safe.ok)
      return [
        diagnose("path-unsafe", at, `The path “${path.slice(0, 80)}” in \`uses\` ${safe.error.reason}.`, {
          moduleId: module.id,
        }),
      ];
    if (world.paths.has(path.toLowerCase())) return [];
    const meant = nearest(path, world.paths);
    const fix =
      meant === undefined
        ? undefined
        : replaceOnLines(source.lines, at, `Use ${meant}`, `uses=${path}`, `uses=${meant}`);
    const hint = meant === undefined ? "" : ` Did you mean ${meant}?`;
    return [
      diagnose(
        "uses-unknown",
        at,
        `${contract.path} uses ${path}, which is neither a contract nor a \`file\` block.${hint}`,
        { moduleId: module.id, fix },
      ),
    ];
  });
}

function unenforced(module: Module): Diagnostic[] {
  const [first] = module.contracts;
  if (first === undefined) return [];
  const at = { from: first.lines.from, to: first.lines.from };
  const typeScript = module.contracts.filter((contract) => isTypeScript(contract.path));
  const moduleId = module.id;
  if (typeScript.length > 0) {
    if (!typeScript.some((contract) => exportsEntry(contract.content))) {
      const message = `No contract of ${moduleId} exports \`interface Entry\`, so the compiler cannot hold it to one. Add \`export interface Entry { … }\` with what ${module.entry ?? "its entry"} exports.`;
      return [diagnose("contract-unenforced", at, message, { moduleId })];
    }
    if (module.entry !== undefined) return [];
    return [
      diagnose(
        "contract-unenforced",
        at,
        `${moduleId} has a contract but no \`entry\`, so nothing is held to it. Add \`entry\`.`,
        { moduleId },
      ),
    ];
  }
  if (module.guards.length > 0) return [];
  const message = `The contract of ${moduleId} is not TypeScript, so only a test can enforce it. Add a \`guard\` block.`;
  return [diagnose("contract-unenforced", at, message, { moduleId })];
}

/** Kinds whose modules others build on as code. */
const contractKinds: ReadonlySet<string> = new Set(["logic", "ui"]);

function missing({ modules, lines }: BlueprintSource, { module, block }: ModuleSource): Diagnostic[] {
  if (module.contracts.length > 0) return [];
  const dependants = modules
    .filter((other) => other.module.depends.includes(module.id))
    .map((other) => other.module.id);
  if (dependants.length === 0 && !(contractKinds.has(module.kind) && module.entry !== undefined)) return [];
  const why =
    dependants.length === 0
      ? `nothing says what ${module.entry} exports`
      : `${dependants.join(", ")} cannot know what to expect of it`;
  const message = `${module.id} has no contract, so ${why}. Add a \`contract\` block with \`export interface Entry\`.`;
  const folder = module.entry?.split("/").slice(0, -1).join("/");
  const fix =
    folder === undefined || !isTypeScript(module.entry ?? "")
      ? undefined
      : insertBelow(
          lines,
          block.to,
          "Add an empty contract",
          `\n\`\`\`ts contract=${folder === "" ? "" : `${folder}/`}contract.ts\nexport interface Entry {}\n\`\`\``,
        );
  return [diagnose("contract-missing", block, message, { moduleId: module.id, fix })];
}
