import type { Diagnostic } from "./blueprint.ts";
import { type BlueprintSource, diagnose } from "./blueprint-source.ts";
import { countWords } from "./words.ts";

/** The most prose that a document should have that goes along with every task. */
export const maxProseWords = 5000;
export const maxModuleWords = 1500;
export const maxCriteria = 12;

/** Documents and modules that are too large to be read whole, or to be built in one piece. */
export function diagnoseSize({ modules, proseWords }: BlueprintSource): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  if (proseWords > maxProseWords) {
    const message = `The prose has ${proseWords} words; over ${maxProseWords}, models stop following all of it, and every task pays for it. Shorten it, or move what only one module needs into its section.`;
    found.push(diagnose("too-long", { from: 1, to: 1 }, message));
  }
  for (const { module, block } of modules) {
    const words = countWords(module.section);
    const criteria = module.acceptance.length;
    if (words <= maxModuleWords && criteria <= maxCriteria) continue;
    const what =
      words > maxModuleWords
        ? `its section has ${words} words (at most ${maxModuleWords})`
        : `it has ${criteria} criteria (at most ${maxCriteria})`;
    found.push(
      diagnose("module-too-large", block, `${module.id} is too large to be built in one piece: ${what}. Split it.`, {
        moduleId: module.id,
      }),
    );
  }
  return found;
}
