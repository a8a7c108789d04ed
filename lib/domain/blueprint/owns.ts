import { err, ok, type Result } from "../result.ts";
import { segmentProblem } from "./safe-path.ts";

/** One character of a segment: a literal (`key` is its lower case), `?` or `*`. */
export type Token =
  | { readonly type: "literal"; readonly char: string; readonly key: string }
  | { readonly type: "one" | "many" };

/** A segment between slashes; `any` is `**`, zero or more whole segments. */
export type Segment = { readonly type: "any" } | { readonly type: "name"; readonly tokens: readonly Token[] };

/** A pattern without braces; `{a,b}` becomes one for each alternative. */
export interface CompiledPattern {
  readonly segments: readonly Segment[];
  /** What every path that it matches begins with, in lower case. */
  readonly prefix: string;
}

export interface PatternProblem {
  readonly type: "glob-unsupported" | "path-unsafe";
  readonly pattern: string;
  /** Plain words, to stand after the pattern. */
  readonly reason: string;
  /** What was probably meant. */
  readonly suggestion?: string;
}

const maxAlternatives = 100;
const maxPatternLength = 200;

// The same few patterns are asked for at every keystroke and for every file of an answer.
const cache = new Map<string, Result<readonly CompiledPattern[], PatternProblem>>();
const maxCached = 2000;

/**
 * Reads one pattern of the `owns` language: literal paths, `*` and `?` within a segment, `**` as a whole segment,
 * `{a,b}`. Small on purpose: for it, whether two patterns can meet is decidable. Case is ignored.
 */
export function compilePattern(pattern: string): Result<readonly CompiledPattern[], PatternProblem> {
  const known = cache.get(pattern);
  if (known !== undefined) return known;
  const result = compile(pattern);
  if (cache.size >= maxCached) cache.clear();
  cache.set(pattern, result);
  return result;
}

function compile(pattern: string): Result<readonly CompiledPattern[], PatternProblem> {
  const unsupported = (reason: string, suggestion?: string) =>
    err({ type: "glob-unsupported" as const, pattern, reason, ...(suggestion === undefined ? {} : { suggestion }) });
  if (pattern === "") return unsupported("is empty");
  if (pattern.length > maxPatternLength) return unsupported(`has more than ${maxPatternLength} characters`);
  if (pattern.startsWith("/")) return err({ type: "path-unsafe", pattern, reason: "is absolute" });
  if (pattern.startsWith("./")) return unsupported("starts with ./", pattern.replace(/^(\.\/)+/, ""));
  if (pattern.startsWith("!")) return unsupported("starts with !; patterns cannot exclude");
  if (pattern.endsWith("/")) return unsupported("ends with /", `${pattern.replace(/\/+$/, "")}/**`);
  const odd = /[[\]()!\\|^$;:<>"'`]/.exec(pattern)?.[0];
  if (odd !== undefined) return unsupported(`uses ${odd}; only *, ?, ** as a whole segment, and {a,b} are known`);
  const alternatives = expandBraces(pattern);
  if (alternatives === undefined) return unsupported("has braces that are not of the form {a,b}, or too many of them");
  const compiled: CompiledPattern[] = [];
  for (const alternative of alternatives) {
    const segments = compileSegments(alternative, pattern);
    if (!segments.ok) return segments;
    compiled.push(segments.value);
  }
  return ok(compiled);
}

function compileSegments(text: string, pattern: string): Result<CompiledPattern, PatternProblem> {
  const segments: Segment[] = [];
  for (const name of text.split("/")) {
    if (name === "**") segments.push({ type: "any" });
    else if (name.includes("**")) {
      return err({
        type: "glob-unsupported",
        pattern,
        reason: "has ** inside a segment; ** stands alone, as in a/**/b",
      });
    } else {
      // Wildcards stand for ordinary characters here, so that the literal rest is still checked.
      const reason = segmentProblem(name.replace(/[*?]/g, "x"));
      if (reason !== undefined) return err({ type: "path-unsafe", pattern, reason });
      segments.push({ type: "name", tokens: [...name].map(toToken) });
    }
  }
  // `a/**` means the files below `a`, not a file called `a`.
  if (segments.at(-1)?.type === "any") segments.push({ type: "name", tokens: [{ type: "many" }] });
  return ok({ segments, prefix: text.split(/[*?]/, 1)[0]?.toLowerCase() ?? "" });
}

function toToken(char: string): Token {
  if (char === "*") return { type: "many" };
  if (char === "?") return { type: "one" };
  return { type: "literal", char, key: char.toLowerCase() };
}

/** All texts that `{a,b}` stands for; undefined when braces are nested, unbalanced, single, or too many. */
function expandBraces(pattern: string): string[] | undefined {
  let texts = [""];
  for (let at = 0; at < pattern.length; ) {
    const char = pattern[at] as string;
    if (char === "}") return undefined;
    if (char !== "{") {
      texts = texts.map((text) => text + char);
      at += 1;
      continue;
    }
    const end = pattern.indexOf("}", at);
    const inside = end < 0 ? "" : pattern.slice(at + 1, end);
    if (inside === "" || inside.includes("{") || !inside.includes(",")) return undefined;
    const choices = inside.split(",");
    if (texts.length * choices.length > maxAlternatives) return undefined;
    texts = texts.flatMap((text) => choices.map((choice) => text + choice));
    at = end + 1;
  }
  return texts;
}

/** True when one of the patterns matches the path, case ignored. A pattern that cannot be read matches nothing. */
export function matchesOwns(patterns: readonly string[], path: string): boolean {
  const names = path.toLowerCase().split("/");
  return patterns.some((pattern) => {
    const compiled = compilePattern(pattern);
    return compiled.ok && compiled.value.some(({ segments }) => matchSegments(segments, names));
  });
}

function matchSegments(segments: readonly Segment[], names: readonly string[]): boolean {
  // Sets of places instead of backtracking, so that no pattern is slow.
  let places = reach(segments, new Set([0]));
  for (const name of names) {
    const next = new Set<number>();
    for (const place of places) {
      const segment = segments[place];
      if (segment?.type === "any") next.add(place);
      else if (segment?.type === "name" && matchName(segment.tokens, name)) next.add(place + 1);
    }
    places = reach(segments, next);
  }
  return places.has(segments.length);
}

function reach(segments: readonly Segment[], places: Set<number>): Set<number> {
  for (const place of places) if (segments[place]?.type === "any") places.add(place + 1);
  return places;
}

/** True when the tokens match the whole name, case ignored. */
export function matchName(tokens: readonly Token[], name: string): boolean {
  if (name === "") return false;
  let places = skipMany(tokens, new Set([0]));
  for (const char of name.toLowerCase()) {
    const next = new Set<number>();
    for (const place of places) {
      const token = tokens[place];
      if (token?.type === "many") next.add(place);
      else if (token !== undefined && (token.type !== "literal" || token.key === char)) next.add(place + 1);
    }
    places = skipMany(tokens, next);
  }
  return places.has(tokens.length);
}

function skipMany(tokens: readonly Token[], places: Set<number>): Set<number> {
  for (const place of places) if (tokens[place]?.type === "many") places.add(place + 1);
  return places;
}
