import type { Blueprint, Diagnostic, ParsedBlueprint, Stack } from "./blueprint.ts";
import type { BlueprintSource } from "./blueprint-source.ts";
import { diagnose } from "./blueprint-source.ts";
import { diagnoseContracts } from "./diagnose-contracts.ts";
import { diagnoseCriteria } from "./diagnose-criteria.ts";
import { diagnoseGraph } from "./diagnose-graph.ts";
import { diagnoseOwnership } from "./diagnose-ownership.ts";
import { diagnoseSize } from "./diagnose-size.ts";
import { type BlueprintDocument, openDocument, readShared } from "./document.ts";
import { normaliseText } from "./normalise-text.ts";
import { readFiles } from "./read-files.ts";
import { readModules } from "./read-modules.ts";
import { readStack } from "./read-stack.ts";
import { countWords } from "./words.ts";

/** Longer texts are no blueprints: they would not fit into any packet. */
export const maxBlueprintLength = 2_000_000;
export const maxModules = 500;

/**
 * Reads a blueprint: what machines need of it, and everything that is wrong with it, by line. Never throws, whatever
 * the text; the same function runs in the editor at each keystroke and on the server before approval.
 */
export function parseBlueprint(text: string): ParsedBlueprint {
  const normal = normaliseText(text);
  if (normal.length > maxBlueprintLength) return tooLong(`${normal.length} characters`, maxBlueprintLength);
  const document = openDocument(normal);
  const count = document.blocks.filter((block) => block.role.type === "module").length;
  if (count > maxModules) return tooLong(`${count} modules`, maxModules);
  const stack = readStack(document);
  const { value: read, diagnostics: moduleProblems } = readModules(document);
  const { value: files, diagnostics: fileProblems } = readFiles(document, read.modules);
  const source: BlueprintSource = {
    lines: document.lines,
    ...(stack.value === undefined ? {} : { stack: stack.value }),
    files: files.files,
    modules: files.modules,
    knownIds: read.knownIds,
    contractPaths: files.contractPaths,
    proseWords: countWords(document.read({ from: 1, to: document.lines.length }, "without-fences")),
  };
  const diagnostics = [
    ...stack.diagnostics,
    ...moduleProblems,
    ...fileProblems,
    ...diagnoseGraph(source),
    ...diagnoseOwnership(source),
    ...diagnoseContracts(source),
    ...diagnoseCriteria(source),
    ...diagnoseSize(source),
  ].sort(byLine);
  if (source.modules.length === 0) return { diagnostics };
  return { blueprint: toBlueprint(document, source), diagnostics };
}

/** A document beyond every use, which is not read further. */
function tooLong(what: string, most: number): ParsedBlueprint {
  const message = `The document has ${what}; at most ${most} are read. Shorten it.`;
  return { diagnostics: [{ ...diagnose("too-long", { from: 1, to: 1 }, message), severity: "error" }] };
}

/** True when something stands against the document's approval. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}

function byLine(a: Diagnostic, b: Diagnostic): number {
  return a.lines.from - b.lines.from;
}

const noStack: Stack = { language: "", checks: [], lines: { from: 1, to: 1 } };

function toBlueprint(document: BlueprintDocument, source: BlueprintSource): Blueprint {
  return {
    title: document.headings.find((heading) => heading.depth === 1)?.text ?? "",
    shared: readShared(document, "without-machine-blocks"),
    stack: source.stack ?? noStack,
    files: source.files,
    modules: source.modules.map(({ module }) => module),
    text: document.text,
  };
}
