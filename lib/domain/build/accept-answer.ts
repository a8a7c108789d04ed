import type { Blueprint, Module } from "../blueprint/blueprint.ts";
import { checkFileName } from "../blueprint/contract-check.ts";
import { matchesOwns } from "../blueprint/owns.ts";
import { isLockFile } from "../blueprint/read-files.ts";
import { checkPath, checkUnique } from "../blueprint/safe-path.ts";
import { countBytes } from "../blueprint/words.ts";
import { err, ok, type Result } from "../result.ts";
import type { Answer, Blocked, FindingAnswer } from "./answer.ts";
import { applyReplacements } from "./apply-replacements.ts";
import { type TextFile, weakenedTests } from "./weakened-tests.ts";

/** Files and answers of a reply that broke no rule. */
export interface AcceptedAnswer {
  readonly write: readonly TextFile[];
  readonly remove: readonly string[];
  readonly answers: readonly FindingAnswer[];
  readonly blocked?: Blocked;
  /** What is kept is right, but not all: these files are to be asked for, whole. */
  readonly rest: readonly { readonly path: string; readonly reason: string }[];
}

/** Why a reply is refused as a whole. `reason` is a sentence that goes back to the builder as it is. */
export interface Refusal {
  readonly type:
    | "nothing-in-it"
    | "tag-unreadable"
    | "path-unsafe"
    | "path-clash"
    | "outside-owns"
    | "protected"
    | "twice"
    | "too-large"
    | "not-text"
    | "test-weakened";
  readonly path?: string;
  readonly reason: string;
}

export interface AcceptInput {
  readonly answer: Answer;
  readonly module: Module;
  readonly blueprint: Blueprint;
  /** The module's own files as they are, without contracts and guards. */
  readonly existing: readonly TextFile[];
  /** All other paths of the tree, for clashes in case. */
  readonly otherPaths?: readonly string[];
  /** Rounds after the first may not weaken a test unless one of these texts (findings, a note) names it. */
  readonly guardTests?: { readonly asked: readonly string[] };
}

export const maxFileBytes = 500_000;
export const maxAnswerBytes = 5_000_000;
export const maxAnswerFiles = 400;

/**
 * Judges a builder's reply by rule, before anything of it touches a disk: paths, ownership, what is not the builder's,
 * size, text, tests. Edits are applied to the files as they are. A refused reply changes nothing at all.
 *
 * Two things are mended, since every author means them: a text file ends with a line break, and a Markdown fence
 * around the whole of a file that is not Markdown is taken off.
 */
export function acceptAnswer(input: AcceptInput): Result<AcceptedAnswer, readonly Refusal[]> {
  const { answer } = input;
  const refusals: Refusal[] = answer.problems.map((reason) => ({ type: "tag-unreadable", reason }));
  const touched = [...answer.files, ...answer.edits].map(({ path }) => path).concat(answer.deletes);
  if (touched.length + answer.answers.length === 0 && answer.blocked === undefined && answer.open === undefined) {
    if (refusals.length === 0) refusals.push(nothing);
    return err(refusals);
  }
  for (const path of new Set(touched)) refusals.push(...judgePath(path, input));
  refusals.push(...repeated(answer), ...judgeSize(answer));
  if (refusals.length > 0) return err(refusals);

  const { write, remove, rest } = resolve(input);
  refusals.push(...judgeTree(input, write, remove), ...judgeTests(input, write, remove));
  if (refusals.length > 0) return err(refusals);
  const blocked = answer.blocked === undefined ? {} : { blocked: answer.blocked };
  return ok({ write, remove, answers: answer.answers, ...blocked, rest });
}

const nothing: Refusal = {
  type: "nothing-in-it",
  reason: "The reply holds no tag that carries the mark of this packet, so there is nothing to take from it.",
};

function judgePath(path: string, { module, blueprint }: AcceptInput): Refusal[] {
  const safe = checkPath(path);
  const name = path.length > 100 ? `${path.slice(0, 100)}…` : path;
  if (!safe.ok) return [{ type: "path-unsafe", path, reason: `The path “${name}” ${safe.error.reason}.` }];
  const isPath = (block: { path: string }) => block.path.toLowerCase() === path.toLowerCase();
  const kept = (what: string): Refusal[] => [
    { type: "protected", path, reason: `${path} is ${what}; it is not yours to change.` },
  ];
  if (blueprint.modules.some((other) => other.contracts.some(isPath))) return kept("a contract");
  if (blueprint.modules.some((other) => other.guards.some(isPath))) return kept("a guard");
  if (blueprint.files.some(isPath)) return kept("a file of the whole project");
  if (path.split("/").at(-1)?.toLowerCase() === checkFileName) return kept("made by the engine");
  if (isLockFile(path)) return kept("a lock file, which the engine makes");
  if (matchesOwns(module.owns, path)) return [];
  const owner = blueprint.modules.find((other) => matchesOwns(other.owns, path));
  const whose = owner === undefined ? "" : ` It belongs to ${owner.id}.`;
  return [
    {
      type: "outside-owns",
      path,
      reason: `${path} is outside what ${module.id} owns (${module.owns.join(", ")}).${whose}`,
    },
  ];
}

function repeated(answer: Answer): Refusal[] {
  const files = new Map<string, string>();
  const twice = new Set<string>();
  for (const { path, content } of answer.files) {
    if (files.has(path) && files.get(path) !== content) twice.add(path);
    files.set(path, content);
  }
  const edited = new Set(answer.edits.map(({ path }) => path));
  for (const path of edited) if (files.has(path)) twice.add(path);
  for (const path of answer.deletes) if (files.has(path) || edited.has(path)) twice.add(path);
  return [...twice].map((path) => ({
    type: "twice",
    path,
    reason: `${path} is there more than once with different meanings; send it once.`,
  }));
}

function judgeSize(answer: Answer): Refusal[] {
  const refusals: Refusal[] = [];
  let bytes = 0;
  for (const { path, content } of answer.files) {
    const size = countBytes(content);
    bytes += size;
    if (size > maxFileBytes)
      refusals.push({
        type: "too-large",
        path,
        reason: `${path} has ${size} bytes; a file has at most ${maxFileBytes}.`,
      });
    if (content.includes("\u0000") || !content.isWellFormed()) {
      refusals.push({ type: "not-text", path, reason: `${path} is not UTF-8 text.` });
    }
  }
  const count = answer.files.length + answer.edits.length;
  if (bytes > maxAnswerBytes)
    refusals.push({
      type: "too-large",
      reason: `The reply has ${bytes} bytes of files; at most ${maxAnswerBytes} are taken.`,
    });
  if (count > maxAnswerFiles)
    refusals.push({ type: "too-large", reason: `The reply has ${count} files; at most ${maxAnswerFiles} are taken.` });
  return refusals;
}

function resolve({ answer, existing }: AcceptInput) {
  const now = new Map(existing.map((file) => [file.path, file.content]));
  const write = new Map<string, string>();
  const rest: { path: string; reason: string }[] = [];
  for (const { path, content } of answer.files) write.set(path, endLine(withoutFence(path, content)));
  for (const { path, replacements } of answer.edits) {
    if (rest.some((file) => file.path === path)) continue;
    const before = write.get(path) ?? now.get(path);
    const after = before === undefined ? err("there is no such file to edit") : applyReplacements(before, replacements);
    if (after.ok) write.set(path, endLine(after.value));
    else {
      write.delete(path);
      rest.push({ path, reason: `The edit of ${path} cannot be made: ${after.error}. Send the whole file.` });
    }
  }
  const { open } = answer;
  if (open !== undefined) {
    const path = open.path ?? "";
    const reason =
      path === ""
        ? "The reply was cut off."
        : `The reply was cut off inside ${path}. Send that file whole, then what is still missing.`;
    rest.push({ path, reason });
  }
  const changed = [...write].filter(([path, content]) => now.get(path) !== content);
  return {
    write: changed.map(([path, content]) => ({ path, content })),
    remove: [...new Set(answer.deletes)].filter((path) => now.has(path)),
    rest,
  };
}

/** Takes off a fence around the whole file; one that stands inside, or belongs to Markdown, stays. */
function withoutFence(path: string, content: string): string {
  if (/\.(md|mdx|markdown)$/i.test(path)) return content;
  const match = /^\s*(`{3,})[\w.+-]*[ \t]*\n([\s\S]*?)\n?\1\s*$/.exec(content);
  const inner = match?.[2];
  return inner === undefined || inner.includes(match?.[1] ?? "") ? content : inner;
}

function endLine(content: string): string {
  return content === "" || content.endsWith("\n") ? content : `${content}\n`;
}

function judgeTree(
  { existing, otherPaths = [], module, blueprint }: AcceptInput,
  write: readonly TextFile[],
  remove: readonly string[],
): Refusal[] {
  const gone = new Set(remove);
  const fixed = [
    ...blueprint.modules.flatMap((other) => [...other.contracts, ...(other.id === module.id ? other.guards : [])]),
    ...blueprint.files,
  ];
  const paths = new Set([
    ...otherPaths,
    ...fixed.map(({ path }) => path),
    ...existing.map(({ path }) => path).filter((path) => !gone.has(path)),
  ]);
  const written = write.map(({ path }) => path).filter((path) => !paths.has(path));
  // What stood before may clash with itself; only what the answer adds is the builder's.
  const before = checkUnique(paths);
  const unique = checkUnique([...(before.ok ? paths : []), ...written]);
  return unique.ok
    ? []
    : [{ type: "path-clash", path: unique.error.path, reason: `${unique.error.path} ${unique.error.reason}.` }];
}

function judgeTests(
  { existing, guardTests }: AcceptInput,
  write: readonly TextFile[],
  remove: readonly string[],
): Refusal[] {
  if (guardTests === undefined) return [];
  const after = new Map(existing.map((file) => [file.path, file]));
  for (const file of write) after.set(file.path, file);
  for (const path of remove) after.delete(path);
  return weakenedTests(existing, [...after.values()], guardTests.asked).map(({ path, reason }) => ({
    type: "test-weakened",
    path,
    reason: `${path} ${reason}. A test is removed or weakened only where a finding asks for it.`,
  }));
}

/** Puts what was kept of a reply and what came after it together; the later one holds. */
export function joinAccepted(first: AcceptedAnswer, second: AcceptedAnswer): AcceptedAnswer {
  const write = new Map(first.write.map((file) => [file.path, file]));
  const remove = new Set(first.remove);
  for (const file of second.write) {
    write.set(file.path, file);
    remove.delete(file.path);
  }
  for (const path of second.remove) {
    write.delete(path);
    remove.add(path);
  }
  const answers = new Map([...first.answers, ...second.answers].map((answer) => [answer.finding, answer]));
  const blocked = second.blocked ?? first.blocked;
  return {
    write: [...write.values()],
    remove: [...remove],
    answers: [...answers.values()],
    ...(blocked === undefined ? {} : { blocked }),
    rest: second.rest,
  };
}
