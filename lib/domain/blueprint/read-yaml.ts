import {
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLError,
} from "yaml";
import type { z } from "zod";
import type { LineRange } from "./blueprint.ts";

export type YamlPath = readonly (string | number)[];

export interface YamlProblem {
  readonly message: string;
  /** Lines inside the block, from 1. */
  readonly lines: LineRange;
  /** Replaces one piece of the first line. */
  readonly replace?: { readonly title: string; readonly from: string; readonly to: string };
}

export interface YamlReading {
  /** What could be read: keys with problems are left out of it. */
  readonly entries: Readonly<Record<string, unknown>>;
  readonly problems: readonly YamlProblem[];
  /** Keys that are there, but not as they should be. */
  readonly broken: ReadonlySet<string>;
  /** Lines inside the block of a key or an element; of what is above it where it does not exist. */
  readonly lineOf: (path: YamlPath) => LineRange;
}

const maxProblems = 5;
const maxLength = 50_000;
const maxLine = 500;

// At each keystroke all blocks but one are the same as before.
const cache = new Map<z.ZodObject, Map<string, YamlReading>>();
const maxCached = 1000;

/**
 * Reads one block strictly: a mapping of plain values, nothing but known keys and right types, no anchors, aliases or
 * tags. Whatever is wrong is said with its line; the rest is still read, so that one slip does not hide a module.
 */
export function readYaml(source: string, schema: z.ZodObject): YamlReading {
  const known = cache.get(schema) ?? new Map<string, YamlReading>();
  cache.set(schema, known);
  const reading = known.get(source) ?? readFresh(source, schema);
  if (known.size >= maxCached) known.clear();
  known.set(source, reading);
  return reading;
}

function readFresh(source: string, schema: z.ZodObject): YamlReading {
  const whole = { from: 1, to: Math.max(1, source.split("\n").length - 1) };
  const nothing = (message: string): YamlReading => ({
    entries: {},
    problems: [{ message, lines: whole }],
    broken: new Set(),
    lineOf: () => whole,
  });
  if (source.length > maxLength)
    return nothing(`The block has ${source.length} characters; at most ${maxLength} are read.`);
  try {
    return readDocument(source, schema, whole);
  } catch {
    // The library recurses; a block nested thousands deep exhausts the stack.
    return nothing("The block is nested too deeply to be read.");
  }
}

function readDocument(source: string, schema: z.ZodObject, whole: LineRange): YamlReading {
  const counter = new LineCounter();
  const document = parseDocument(source, {
    lineCounter: counter,
    prettyErrors: false,
    stringKeys: true,
    logLevel: "error",
  });
  const range = (from: number, to: number): LineRange => {
    const first = Math.min(counter.linePos(from).line, whole.to);
    return { from: first, to: Math.max(first, Math.min(counter.linePos(Math.max(from, to - 1)).line, whole.to)) };
  };
  const lineOf = (path: YamlPath) => rangeOf(document.contents, path, range) ?? whole;
  const problems: YamlProblem[] = [...document.errors, ...document.warnings].map((error) =>
    explain(error, source, range),
  );
  problems.push(...forbidden(document.contents, range));
  if (problems.length > 0) return { entries: {}, problems: problems.slice(0, maxProblems), broken: new Set(), lineOf };
  if (!isMap(document.contents)) {
    const message =
      source.trim() === "" ? "The block is empty." : "The block must be a mapping: lines of the form `key: value`.";
    return { entries: {}, problems: [{ message, lines: whole }], broken: new Set(), lineOf };
  }
  const plain = document.toJS() as Record<string, unknown>;
  return { ...validate(plain, schema, lineOf), lineOf };
}

function validate(plain: Record<string, unknown>, schema: z.ZodObject, lineOf: (path: YamlPath) => LineRange) {
  const result = schema.safeParse(plain);
  if (result.success) return { entries: result.data, problems: [], broken: new Set<string>() };
  const broken = new Set<string>();
  const problems: YamlProblem[] = [];
  for (const issue of result.error.issues) {
    const path = issue.path.filter((step) => typeof step !== "symbol");
    if (issue.code === "unrecognized_keys") {
      for (const key of issue.keys) {
        remove(plain, [...path, key]);
        problems.push({ message: unknownKey(path, key, schema), lines: lineOf([...path, key]) });
      }
      continue;
    }
    problems.push({ message: `\`${nameOf(path)}\` ${issue.message}.`, lines: lineOf(path) });
    // An unknown key leaves the rest readable; a wrong type takes the whole value with it.
    if (path[0] !== undefined) broken.add(String(path[0]));
  }
  const rest = Object.fromEntries(Object.entries(plain).filter(([key]) => !broken.has(key)));
  const again = schema.partial().strip().safeParse(rest);
  return { entries: again.success ? again.data : {}, problems, broken };
}

function remove(plain: unknown, path: YamlPath): void {
  let parent = plain;
  for (const step of path.slice(0, -1)) parent = (parent as Record<string | number, unknown>)[step];
  delete (parent as Record<string | number, unknown>)[path.at(-1) ?? ""];
}

function unknownKey(path: YamlPath, key: string, schema: z.ZodObject): string {
  if (path.length > 0) return `\`${nameOf(path)}\` has the unknown key \`${key}\`; remove it.`;
  return `The key \`${key}\` is unknown. Known are ${Object.keys(schema.shape).join(", ")}.`;
}

function nameOf(path: YamlPath): string {
  return path
    .map((step, index) => (typeof step === "number" ? `[${step + 1}]` : index === 0 ? step : `.${step}`))
    .join("");
}

function rangeOf(
  root: Node | null,
  path: YamlPath,
  range: (from: number, to: number) => LineRange,
): LineRange | undefined {
  let found: LineRange | undefined;
  let node: unknown = root;
  for (const step of path) {
    if (!isCollection(node)) return found;
    const child = isMap(node)
      ? node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(step))
      : node.items[Number(step)];
    if (child === undefined) return found;
    const value = isPair(child) ? child.value : child;
    const start =
      isPair(child) && isNode(child.key) ? child.key.range?.[0] : isNode(value) ? value.range?.[0] : undefined;
    const end = isNode(value) ? value.range?.[1] : undefined;
    if (start !== undefined) found = range(start, Math.max(start, end ?? start));
    node = value;
  }
  return found;
}

function forbidden(root: Node | null, range: (from: number, to: number) => LineRange): YamlProblem[] {
  const problems: YamlProblem[] = [];
  visit(root, {
    Node(_, node) {
      const at = range(node.range?.[0] ?? 0, node.range?.[1] ?? 0);
      if (isAlias(node)) {
        const from = `*${node.source}`;
        problems.push({
          message: `\`${from}\` reads as a YAML alias, which is not allowed. A pattern that starts with * needs quotes.`,
          lines: at,
          replace: { title: "Put it in quotes", from, to: JSON.stringify(from) },
        });
      } else if ("anchor" in node && node.anchor !== undefined) {
        problems.push({
          message: `\`&${node.anchor}\` is a YAML anchor; anchors are not allowed. Put text in quotes.`,
          lines: at,
        });
      } else if (node.tag?.startsWith("!")) {
        problems.push({
          message: `\`${node.tag}\` is a YAML tag; tags are not allowed. Put text in quotes.`,
          lines: at,
        });
      }
      return undefined;
    },
  });
  return problems;
}

/** The library's message in plain words, with the fix of the usual slip. */
function explain(error: YAMLError, source: string, range: (from: number, to: number) => LineRange): YamlProblem {
  const lines = range(error.pos[0], error.pos[1]);
  const line = source.split("\n")[lines.from - 1] ?? "";
  const from = source.slice(error.pos[0]).split(/[\s,\]}]/, 1)[0] ?? "";
  if (error.code === "BAD_ALIAS" || from.startsWith("*")) {
    const message = `\`${from}\` reads as a YAML alias, which is not allowed. A pattern that starts with * needs quotes.`;
    return {
      message,
      lines,
      ...(from === "" ? {} : { replace: { title: "Put it in quotes", from, to: JSON.stringify(from) } }),
    };
  }
  const value =
    line.length > maxLine ? undefined : /^\s*(?:-\s+)?[\w-]+:\s+(?!["'[{|>])(.*:(?:\s.*)?)$/.exec(line)?.[1]?.trim();
  if (value !== undefined && /nested mappings|implicit/i.test(error.message)) {
    const message = "A colon followed by a space starts a mapping; put the text in quotes.";
    return { message, lines, replace: { title: "Put the text in quotes", from: value, to: JSON.stringify(value) } };
  }
  if (error.code === "TAB_AS_INDENT") {
    return {
      message: "YAML is indented with spaces, not tabs.",
      lines,
      replace: { title: "Use spaces", from: "\t", to: "  " },
    };
  }
  if (error.code === "DUPLICATE_KEY")
    return { message: `The key \`${from.replace(/:$/, "")}\` is there twice; keep one.`, lines };
  return { message: `This is not valid YAML: ${error.message.split("\n")[0]}.`.replace(/\.\.$/, "."), lines };
}
