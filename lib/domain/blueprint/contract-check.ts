import type { FileBlock, Module } from "./blueprint.ts";
import { isTypeScript } from "./resolve-import.ts";
import { exportsEntry } from "./scan-imports.ts";

/** The name of the file that holds a module to its contract; the engine's, so nobody else may use it. */
export const checkFileName = "contract.check.ts";

/**
 * The engine's read-only `contract.check.ts` of a module: it stands beside the contract that exports `Entry`, and
 * does not compile unless the module's entry keeps that contract. Undefined where there is nothing to hold it to.
 */
export function contractCheck(module: Pick<Module, "id" | "contracts" | "entry">): FileBlock | undefined {
  const { entry } = module;
  const contract = module.contracts.find((block) => isTypeScript(block.path) && exportsEntry(block.content));
  if (contract === undefined || entry === undefined || !isTypeScript(entry)) return undefined;
  const folder = contract.path.split("/").slice(0, -1);
  const path = [...folder, checkFileName].join("/");
  const content = [
    `// Written by the build: holds ${entry} to the contract of ${module.id}. Do not edit.`,
    `import type { Entry } from "${relativePath(path, contract.path)}";`,
    `import * as entry from "${relativePath(path, entry)}";`,
    "",
    "entry satisfies Entry;",
    "",
  ].join("\n");
  return { path, content, lines: contract.lines, language: "ts" };
}

/** The specifier that leads from one file to another. */
export function relativePath(from: string, to: string): string {
  const here = from.split("/").slice(0, -1);
  const there = to.split("/");
  let same = 0;
  while (same < here.length && same < there.length - 1 && here[same] === there[same]) same += 1;
  const up = here.slice(same).map(() => "..");
  return [...(up.length === 0 ? ["."] : up), ...there.slice(same)].join("/");
}
