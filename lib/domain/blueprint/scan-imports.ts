/** One module that a TypeScript text imports or exports from. */
export interface ImportReference {
  readonly specifier: string;
  /** Line of the text, from 1. */
  readonly line: number;
}

interface Lexeme {
  readonly type: "word" | "string" | "mark";
  readonly text: string;
  readonly line: number;
}

// Comments first, then strings: whichever starts earlier hides the other.
const pattern =
  /(?<comment>\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|(?<string>"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|`(?:[^`\\]|\\[\s\S])*`?)|(?<word>[\p{L}\p{N}_$]+)|(?<space>\s+)|(?<mark>[\s\S])/gu;

/**
 * What a TypeScript text names: `import … from`, `export … from`, `import "x"`, `import("x")`, `require("x")` and
 * `/// <reference path>`. Reads words and strings only; a contract is declarations, so that is enough.
 */
export function scanImports(source: string): readonly ImportReference[] {
  const found: ImportReference[] = [];
  const lexemes = [...lex(source, found)];
  for (const [index, lexeme] of lexemes.entries()) {
    if (lexeme.type !== "string") continue;
    const before = lexemes[index - 1];
    const first = lexemes[index - 2];
    const isFrom =
      before?.type === "word" && (before.text === "from" || before.text === "import") && first?.text !== ".";
    const isCall = before?.text === "(" && isLoader(first) && lexemes[index - 3]?.text !== ".";
    if (isFrom || isCall) found.push({ specifier: lexeme.text.slice(1, -1), line: lexeme.line });
  }
  return found.sort((a, b) => a.line - b.line);
}

function isLoader(lexeme: Lexeme | undefined): boolean {
  return lexeme?.type === "word" && (lexeme.text === "import" || lexeme.text === "require");
}

function* lex(source: string, references: ImportReference[]): Generator<Lexeme> {
  let line = 1;
  for (const match of source.matchAll(pattern)) {
    const text = match[0];
    const groups = match.groups ?? {};
    if (groups.comment !== undefined) {
      const path = /^\/\/\/\s*<reference\s+path=["']([^"']+)["']/.exec(text)?.[1];
      if (path !== undefined) references.push({ specifier: path.startsWith(".") ? path : `./${path}`, line });
    } else if (groups.string !== undefined) yield { type: "string", text, line };
    else if (groups.word !== undefined) yield { type: "word", text, line };
    else if (groups.mark !== undefined) yield { type: "mark", text, line };
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) line += 1;
  }
}

/** True when the text exports an `Entry` that the engine can hold a module to. */
export function exportsEntry(source: string): boolean {
  const words = [...lex(source, [])].filter((lexeme) => lexeme.type !== "string");
  return words.some((lexeme, index) => {
    if (lexeme.text !== "Entry") return false;
    const kind = words[index - 1]?.text;
    const before = words[index - 2]?.text;
    return (kind === "interface" || kind === "type") && (before === "export" || words[index - 3]?.text === "export");
  });
}
