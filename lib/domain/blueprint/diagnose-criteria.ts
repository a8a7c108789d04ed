import type { Diagnostic } from "./blueprint.ts";
import { type BlueprintSource, diagnose, type ModuleSource } from "./blueprint-source.ts";
import { replaceOnLines } from "./quick-fix.ts";

/** Acceptance criteria: there are some, with ids of their own, something runs, and words that can be judged. */
export function diagnoseCriteria(source: BlueprintSource): readonly Diagnostic[] {
  return source.modules.flatMap((module) => [...duplicates(source, module), ...absent(module), ...vague(module)]);
}

function duplicates({ lines }: BlueprintSource, { module, lineOf }: ModuleSource): Diagnostic[] {
  const ids = new Set(module.acceptance.map((criterion) => criterion.id));
  const seen = new Set<string>();
  return module.acceptance.flatMap(({ id }, index) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    let number = 2;
    while (ids.has(`${id}-${number}`)) number += 1;
    const free = `${id}-${number}`;
    const at = lineOf(["acceptance", index, "id"]);
    const fix = replaceOnLines(lines, at, `Call it ${free}`, id, free);
    return [
      diagnose(
        "criterion-duplicate",
        at,
        `${module.id} has a criterion ${id} already; findings name criteria by their ids.`,
        { moduleId: module.id, fix },
      ),
    ];
  });
}

function absent({ module, block, lineOf, broken }: ModuleSource): Diagnostic[] {
  if (broken.has("acceptance")) return [];
  const moduleId = module.id;
  if (module.acceptance.length === 0) {
    return [
      diagnose(
        "acceptance-missing",
        block,
        `${moduleId} has no acceptance criteria, so nothing says when it is done. Add \`acceptance\`.`,
        { moduleId },
      ),
    ];
  }
  if (module.acceptance.some((criterion) => criterion.run !== undefined)) return [];
  const message = `No criterion of ${moduleId} has a command, so only the review can judge it. Add \`run\` to one.`;
  return [diagnose("acceptance-without-command", lineOf(["acceptance"]), message, { moduleId })];
}

const vagueWords =
  /\b(appropriate(?:ly)?|etc|properly|correctly|as (?:needed|necessary|required|appropriate)|if (?:needed|necessary|possible)|fast|quick(?:ly)?|user[- ]friendly|intuitive(?:ly)?|robust(?:ly)?|reasonabl[ey]|nice(?:ly)?|easy|easily|efficient(?:ly)?|performant|smooth(?:ly)?|flexible|and so on|adequate(?:ly)?|sensibl[ey]|optimal(?:ly)?)\b/i;

function vague({ module, lineOf }: ModuleSource): Diagnostic[] {
  return module.acceptance.flatMap(({ id, says }, index) => {
    const word = vagueWords.exec(says)?.[1];
    if (word === undefined) return [];
    const message = `The criterion ${id} says “${word}”, which two readers judge differently. Say what can be seen or measured.`;
    return [diagnose("vague-wording", lineOf(["acceptance", index, "says"]), message, { moduleId: module.id })];
  });
}
