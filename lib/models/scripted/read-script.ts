import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { cleanDraft } from "../../domain/blueprint/draft.ts";
import type { Replacement } from "../../domain/build/answer.ts";
import { applyReplacements } from "../../domain/build/apply-replacements.ts";
import { readReplacements } from "../../domain/build/read-replacements.ts";
import { sha256 } from "../../domain/sha256.ts";
import { type ScriptFile, scriptFileSchema } from "./script-file.ts";

export interface PreparedEdit {
  readonly id: string;
  readonly title: string;
  readonly says: string;
  readonly replacements: readonly Replacement[];
}

/** A blueprint that the example has replies for: the first one with some of the edits made. */
export interface Variant {
  readonly edits: readonly string[];
  readonly markdown: string;
}

/** An example as it was read from its folder. */
export interface Script {
  readonly folder: string;
  readonly file: ScriptFile;
  readonly brief: string;
  readonly edits: readonly PreparedEdit[];
  /** By SHA-256 of the blueprint's text. */
  readonly variants: ReadonlyMap<string, Variant>;
  /** Text of a file of the example. */
  text(path: string): string;
  /** Files below a folder of the example, by their path in it; none where there is no such folder. */
  files(path: string): ReadonlyMap<string, string>;
}

/** Reads an example and everything it refers to. What is wrong in it is a bug of ours, and throws. */
export function readScript(folder: string): Script {
  const text = (path: string): string => readFileSync(join(folder, path), "utf8");
  const file = scriptFileSchema.parse(JSON.parse(text("script.json")));
  const edits = file.edits.map(({ id, title, says, patch }): PreparedEdit => {
    const replacements = readReplacements(text(patch));
    if (replacements === undefined) throw new Error(`${join(folder, patch)} has no whole SEARCH/REPLACE block`);
    return { id, title, says, replacements };
  });
  return {
    folder,
    file,
    brief: text(file.brief),
    edits,
    variants: variantsOf(cleanDraft(text(file.blueprint)).text, edits),
    text,
    files: (path) => filesBelow(join(folder, path)),
  };
}

/** Every choice of the edits, in their order, since a person may make any of them. */
function variantsOf(first: string, edits: readonly PreparedEdit[]): ReadonlyMap<string, Variant> {
  const found = new Map<string, Variant>();
  for (let choice = 0; choice < 1 << edits.length; choice += 1) {
    const made = edits.filter((_, index) => choice & (1 << index));
    const markdown = made.reduce((before, edit) => {
      const after = applyReplacements(before, edit.replacements);
      if (!after.ok) throw new Error(`the edit ${edit.id} does not fit the blueprint: ${after.error}`);
      return after.value;
    }, first);
    const variant = { edits: made.map(({ id }) => id), markdown };
    // An editor may have taken the last line break away.
    for (const known of [markdown, markdown.trimEnd()]) found.set(sha256(known), variant);
  }
  return found;
}

function filesBelow(folder: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const entry of entriesOf(folder)) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const inside = path.slice(folder.length + 1).replaceAll("\\", "/");
    found.set(inside, readFileSync(path, "utf8"));
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}
