import type { Diagnostic } from "./blueprint.ts";
import { type BlueprintSource, diagnose } from "./blueprint-source.ts";
import { dependenciesOf, findCycles } from "./module-graph.ts";
import { matchesOwns } from "./owns.ts";
import { addToList, nearest, replaceOnLines } from "./quick-fix.ts";
import { checkPath } from "./safe-path.ts";

/** Dependencies that do not exist or run in a circle, and reads of files that are not there to be read. */
export function diagnoseGraph(source: BlueprintSource): readonly Diagnostic[] {
  return [...unknownDependencies(source), ...cycles(source), ...unknownReads(source)];
}

function unknownDependencies({ modules, knownIds, lines }: BlueprintSource): Diagnostic[] {
  return modules.flatMap(({ module, lineOf }) =>
    module.depends.flatMap((id, index) => {
      if (knownIds.has(id)) return [];
      const at = lineOf(["depends", index]);
      const meant = nearest(
        id,
        [...knownIds].filter((other) => other !== module.id),
      );
      const fix = meant === undefined ? undefined : replaceOnLines(lines, at, `Depend on ${meant}`, id, meant);
      const hint = meant === undefined ? "Add the module, or remove the dependency." : `Did you mean ${meant}?`;
      return [
        diagnose("dependency-unknown", at, `${module.id} depends on “${id}”, which is no module. ${hint}`, {
          moduleId: module.id,
          fix,
        }),
      ];
    }),
  );
}

function cycles({ modules }: BlueprintSource): Diagnostic[] {
  const byId = new Map(modules.map((source) => [source.module.id, source]));
  return findCycles(modules.map((source) => source.module)).map((cycle) => {
    const [id = ""] = cycle;
    const source = byId.get(id);
    const at = source?.lineOf(["depends", source.module.depends.indexOf(cycle[1] ?? "")]) ?? { from: 1, to: 1 };
    const message =
      cycle.length === 2
        ? `${id} depends on itself; remove that dependency.`
        : `Modules depend on each other in a circle: ${cycle.join(" → ")}. Let one of them need only a contract of the other (contracts may import each other), or move what both need into a third.`;
    return diagnose("dependency-cycle", at, message, { moduleId: id });
  });
}

function unknownReads({ modules, files, lines, contractPaths }: BlueprintSource): Diagnostic[] {
  const all = modules.map((source) => source.module);
  const filePaths = new Set(files.map((file) => file.path.toLowerCase()));
  return modules.flatMap(({ module, lineOf }) => {
    const depends = dependenciesOf(all, module.id);
    return module.reads.flatMap((path, index) => {
      const at = lineOf(["reads", index]);
      const safe = checkPath(path);
      if (!safe.ok)
        return [
          diagnose("path-unsafe", at, `The path “${path.slice(0, 80)}” in \`reads\` ${safe.error.reason}.`, {
            moduleId: module.id,
          }),
        ];
      if (filePaths.has(path.toLowerCase()) || contractPaths.has(path.toLowerCase())) return [];
      const owner = all.find((other) => matchesOwns(other.owns, path));
      if (owner !== undefined && depends.has(owner.id)) return [];
      if (owner === undefined) {
        const message = `${module.id} reads ${path}, which no module owns and no \`file\` block makes. Correct the path or remove it.`;
        return [diagnose("reads-unknown", at, message, { moduleId: module.id })];
      }
      if (owner.id === module.id) {
        return [
          diagnose(
            "reads-unknown",
            at,
            `${module.id} owns ${path} itself; its own files always go along. Remove it from \`reads\`.`,
            { moduleId: module.id },
          ),
        ];
      }
      const fix = addToList(lines, lineOf(["depends"]), `Depend on ${owner.id}`, owner.id);
      const message = `${module.id} reads ${path}, which ${owner.id} owns, but it does not depend on ${owner.id}, so the file may not be there yet. Add the dependency.`;
      return [diagnose("reads-unknown", at, message, { moduleId: module.id, fix })];
    });
  });
}
