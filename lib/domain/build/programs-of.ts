import type { Blueprint, LineRange } from "../blueprint/blueprint.ts";

export interface CommandPrograms {
  readonly command: { readonly text: string; readonly programs: readonly string[] };
  readonly lines: LineRange;
  readonly moduleId: string | undefined;
}

/** Every command of a blueprint with the programs that it calls first in each of its parts. */
export function programsOf(blueprint: Blueprint): readonly CommandPrograms[] {
  const { stack, modules } = blueprint;
  const general = [...stack.checks, ...(stack.preview?.build ? [stack.preview.build] : [])];
  return [
    ...general.map((text) => entry(text, stack.lines, undefined)),
    ...modules.flatMap((module) =>
      [...module.checks, ...module.acceptance.flatMap(({ run }) => run ?? [])].map((text) =>
        entry(text, module.lines, module.id),
      ),
    ),
  ];
}

function entry(text: string, lines: LineRange, moduleId: string | undefined): CommandPrograms {
  return { command: { text, programs: programsIn(text) }, lines, moduleId };
}

/** Words that a shell understands by itself. */
const builtins = new Set([
  "cd",
  "echo",
  "test",
  "[",
  "export",
  "set",
  "true",
  "false",
  "exit",
  ":",
  "!",
  "if",
  "for",
  "while",
  "then",
  "do",
  "done",
  "fi",
  "else",
  "case",
  "esac",
  "(",
  "{",
  "}",
]);

/**
 * The first word of each part between `&&`, `||`, `;` and `|`, assignments before it left out. A part that is not a
 * plain word (quoted, substituted) is left to the shell.
 */
export function programsIn(command: string): readonly string[] {
  const parts = command.split(/&&|\|\||;|\|/);
  const words = parts.flatMap((part) => {
    const word = part
      .trim()
      .split(/\s+/)
      .find((candidate) => !/^\w+=/.test(candidate));
    return word !== undefined && /^[\w@./+-]+$/.test(word) && !builtins.has(word) ? [word] : [];
  });
  return [...new Set(words)];
}
