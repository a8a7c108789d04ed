import { type CompiledPattern, compilePattern, matchName, type Segment, type Token } from "./owns.ts";

/**
 * A path that both lists of patterns match, or undefined when there is none. Decided, not sampled: the patterns are
 * walked together, place by place. Patterns that cannot be read match nothing.
 */
export function findOverlap(a: readonly string[], b: readonly string[]): string | undefined {
  const right = b.flatMap(compiled);
  for (const one of a.flatMap(compiled)) {
    for (const other of right) {
      if (!one.prefix.startsWith(other.prefix) && !other.prefix.startsWith(one.prefix)) continue;
      const path = meet(one.segments, other.segments);
      if (path !== undefined) return path.join("/");
    }
  }
  return undefined;
}

/** How many comparisons `findOverlap` may need for two lists; 1 for the usual pattern. */
export function countAlternatives(patterns: readonly string[]): number {
  return patterns.reduce((sum, pattern) => sum + compiled(pattern).length, 0);
}

function compiled(pattern: string): readonly CompiledPattern[] {
  const result = compilePattern(pattern);
  return result.ok ? result.value : [];
}

function meet(a: readonly Segment[], b: readonly Segment[]): readonly string[] | undefined {
  const known = new Map<number, readonly string[] | undefined>();
  const from = (i: number, j: number): readonly string[] | undefined => {
    const key = i * (b.length + 1) + j;
    if (known.has(key)) return known.get(key);
    const path = step(i, j);
    known.set(key, path);
    return path;
  };
  const step = (i: number, j: number): readonly string[] | undefined => {
    const one = a[i];
    const other = b[j];
    if (one === undefined && other === undefined) return [];
    if (one?.type === "any") {
      return (
        from(i + 1, j) ??
        (other?.type === "name" ? before(example(other.tokens), from(i, j + 1)) : undefined) ??
        skip(other, i, j)
      );
    }
    if (other?.type === "any") {
      return from(i, j + 1) ?? (one === undefined ? undefined : before(example(one.tokens), from(i + 1, j)));
    }
    if (one === undefined || other === undefined) return undefined;
    const name = meetNames(one.tokens, other.tokens);
    return name === undefined ? undefined : before(name, from(i + 1, j + 1));
  };
  const skip = (other: Segment | undefined, i: number, j: number) =>
    other?.type === "any" ? from(i, j + 1) : undefined;
  return from(0, 0);
}

function before(name: string, rest: readonly string[] | undefined): readonly string[] | undefined {
  return rest === undefined ? undefined : [name, ...rest];
}

/** A name that the tokens match. */
function example(tokens: readonly Token[]): string {
  const name = tokens
    .map((token) => (token.type === "literal" ? token.char : token.type === "one" ? "x" : ""))
    .join("");
  return readable(name, tokens, tokens);
}

/** `x.ts` instead of `.ts`, where both patterns allow it: the name is shown to a person. */
function readable(name: string, a: readonly Token[], b: readonly Token[]): string {
  const longer = `x${name}`;
  const better = name === "" || name.startsWith(".");
  return better && matchName(a, longer) && matchName(b, longer) ? longer : name;
}

/** A name that both match, or undefined. */
function meetNames(a: readonly Token[], b: readonly Token[]): string | undefined {
  const known = new Map<number, string | undefined>();
  const from = (i: number, j: number): string | undefined => {
    const key = i * (b.length + 1) + j;
    if (known.has(key)) return known.get(key);
    const name = step(i, j);
    known.set(key, name);
    return name;
  };
  const step = (i: number, j: number): string | undefined => {
    const one = a[i];
    const other = b[j];
    if (one === undefined && other === undefined) return "";
    if (one?.type === "many")
      return from(i + 1, j) ?? (other === undefined ? undefined : eat(other, () => from(i, j + 1)));
    if (other?.type === "many")
      return from(i, j + 1) ?? (one === undefined ? undefined : eat(one, () => from(i + 1, j)));
    if (one === undefined || other === undefined) return undefined;
    const char = one.type === "literal" ? one.char : other.type === "literal" ? other.char : "x";
    if (one.type === "literal" && other.type === "literal" && one.key !== other.key) return undefined;
    const rest = from(i + 1, j + 1);
    return rest === undefined ? undefined : char + rest;
  };
  const name = from(0, 0);
  return name === undefined ? undefined : readable(name, a, b);
}

/** The other side's token, swallowed by a `*`. */
function eat(token: Token, rest: () => string | undefined): string | undefined {
  const after = rest();
  if (after === undefined) return undefined;
  return token.type === "many" ? after : (token.type === "literal" ? token.char : "x") + after;
}
