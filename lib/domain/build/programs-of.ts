import type { Blueprint, LineRange } from "../blueprint/blueprint.ts";

export interface CommandPrograms {
  readonly command: { readonly text: string; readonly programs: readonly string[] };
  readonly lines: LineRange;
  readonly moduleId: string | undefined;
}

/** Every command of a blueprint with the programs that it calls first in each of its parts. */
export function programsOf(blueprint: Blueprint): readonly CommandPrograms[] {
  const { stack, modules, text: document } = blueprint;
  const lines = document.split("\n");
  const general = [...stack.checks, ...(stack.preview?.build ? [stack.preview.build] : [])];
  return [
    ...general.map((text) => entry(text, linesOf(lines, stack.lines, text), undefined)),
    ...modules.flatMap((module) =>
      [...module.checks, ...module.acceptance.flatMap(({ run }) => run ?? [])].map((text) =>
        entry(text, linesOf(lines, module.lines, text), module.id),
      ),
    ),
  ];
}

/** The line that holds the command as it is; where none does (YAML can fold and quote), the block that it is in. */
function linesOf(document: readonly string[], block: LineRange, command: string): LineRange {
  const at = document.slice(block.from - 1, block.to).findIndex((line) => line.includes(command));
  return at === -1 ? block : { from: block.from + at, to: block.from + at };
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

/** What a shell takes as one: quoted text, escaped characters, and the signs that end a command. */
const pieces = /'[^']*'|"(?:\\.|[^"\\])*"|\\.|&&|\|\||[;|&\n]|\s+|[^\s'"\\;|&]+/g;
const ends = /^(?:&&|\|\||[;|&\n])$/;

/**
 * The first word of each command between `&&`, `||`, `;` and `|`, assignments before it left out. A word that is
 * not plain (quoted, substituted) is left to the shell.
 */
export function programsIn(command: string): readonly string[] {
  const programs = new Set<string>();
  let word = "";
  let found = false;
  const close = () => {
    if (word !== "" && !/^\w+=/.test(word)) {
      if (/^[\w@./+-]+$/.test(word) && !builtins.has(word)) programs.add(word);
      found = true;
    }
    word = "";
  };
  for (const [piece] of command.matchAll(pieces)) {
    const isEnd = ends.test(piece);
    if (isEnd || /^\s+$/.test(piece)) {
      if (!found) close();
      if (isEnd) found = false;
    } else if (!found) word += piece;
  }
  if (!found) close();
  return [...programs];
}
