import type { Blueprint, Module } from "./blueprint.ts";
import { openDocument } from "./document.ts";
import { seenContracts } from "./module-graph.ts";
import { quote, stack } from "./packet.ts";

/** A file as it stands in the tree. */
export interface PacketFile {
  readonly path: string;
  readonly content: string;
}

/** The shared part with the stack: the same bytes for every module of a blueprint. */
export function sharedPart(blueprint: Blueprint): string {
  return stack(
    "# The shared part of the blueprint",
    quote({ tag: "shared", content: blueprint.shared }),
    stackLines(blueprint),
  );
}

function stackLines({ stack: { language, checks, preview }, files }: Blueprint): string {
  const lines = [
    `Language: ${language}`,
    "Commands that run for every module and for the whole, in order:",
    ...checks.map((check) => `- ${check}`),
  ];
  if (preview?.build !== undefined) lines.push(`The preview is built by: ${preview.build}`);
  if (typeof preview?.serve === "string") lines.push(`The preview serves the folder: ${preview.serve}`);
  else if (preview !== undefined)
    lines.push(`The preview is served by: ${preview.serve.command} (port ${preview.serve.port})`);
  if (files.length > 0)
    lines.push(
      `Files of the whole project, which exist and are not yours: ${files.map((file) => file.path).join(", ")}`,
    );
  const packages = packageNames(files.find((file) => file.path === "package.json")?.content);
  if (packages.length > 0) lines.push(`Packages that package.json names: ${packages.join(", ")}`);
  return stack("# The stack", lines.join("\n"));
}

/** Names and ranges of a package.json's dependencies; nothing where it is not valid. */
export function packageNames(manifest: string | undefined): readonly string[] {
  if (manifest === undefined) return [];
  try {
    const parsed = JSON.parse(manifest) as Record<string, unknown>;
    return ["dependencies", "devDependencies"].flatMap((key) =>
      Object.entries(parsed[key] ?? {}).map(([name, range]) => `${name} ${String(range)}`),
    );
  } catch {
    return [];
  }
}

/** The contracts that a module sees, whole, with the entry to import each from. */
export function contractsPart(blueprint: Blueprint, moduleId: string): string {
  const entries = new Map(blueprint.modules.map((module) => [module.id, module.entry]));
  const depends = new Set(blueprint.modules.find((module) => module.id === moduleId)?.depends);
  const seen = seenContracts(blueprint, moduleId).map(({ moduleId: owner, contract }) =>
    quote({
      tag: "contract",
      attributes: {
        module: owner,
        path: contract.path,
        entry: entries.get(owner),
        dependency: depends.has(owner) ? "yes" : "no",
      },
      content: contract.content,
    }),
  );
  const without = [...depends].filter(
    (id) => !seenContracts(blueprint, moduleId).some((contract) => contract.moduleId === id),
  );
  const bare = without.map((id) => `${id} has no contract; its entry is ${entries.get(id) ?? "not named"}.`);
  if (seen.length + bare.length === 0) return "# Contracts\n\nThis module depends on no other.";
  return stack("# The contracts of the modules that this one depends on, and what these import", ...seen, ...bare);
}

/** The module's section as people read it, without notes, and the files that it reads. */
export function sectionPart(module: Module, reads: readonly PacketFile[]): string {
  const files = reads.map(({ path, content }) => quote({ tag: "reads", attributes: { path }, content }));
  return stack(
    `# The section of your module, ${module.id}`,
    quote({ tag: "section", attributes: { module: module.id }, content: module.section }),
    ...(files.length === 0 ? [] : ["# Files that it reads, as they are merged", ...files]),
  );
}

/** The whole document, without notes. */
export function documentPart(blueprint: Blueprint): string {
  return stack("# The blueprint", quote({ tag: "blueprint", content: documentText(blueprint) }));
}

function documentText(blueprint: Blueprint): string {
  const document = openDocument(blueprint.text);
  return document.read({ from: 1, to: document.lines.length }, "all");
}
