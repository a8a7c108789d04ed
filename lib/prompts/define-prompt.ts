import { readFileSync } from "node:fs";
import { z } from "zod";
import { sha256 } from "../domain/sha256.ts";

/** What a prompt asks for: the blueprint itself, a builder's tagged answer, or one JSON value. */
export type Reply =
  | { readonly form: "document" }
  | { readonly form: "answer" }
  | { readonly form: "json"; readonly name: string; readonly schema: z.ZodType };

/** Words as they are sent, and which words these are. `sha` is that of the released text before slots are filled. */
export interface PromptText {
  readonly text: string;
  readonly id: string;
  readonly version: number;
  readonly sha: string;
}

export interface Prompt<Slot extends string, R extends Reply = Reply> {
  readonly id: string;
  readonly version: number;
  readonly sha: string;
  readonly slots: readonly Slot[];
  readonly reply: R;
  /** Throws when a slot has no value, or a value no slot: both are bugs. */
  render(values: Readonly<Record<Slot, string>>): PromptText;
}

const slotPattern = /\{\{([a-z]+)\}\}/g;

/**
 * Reads `<id>/v<version>.md`. `parts` are texts that several prompts have in common; they are put in first and may
 * have slots of their own. Slots are filled in one pass, so nothing in a value is ever read as a slot or a pattern.
 */
export function definePrompt<const Slot extends string, const R extends Reply>(definition: {
  readonly id: string;
  readonly version: number;
  readonly slots: readonly Slot[];
  readonly parts?: Readonly<Record<string, string>>;
  readonly reply: R;
}): Prompt<Slot, R> {
  const { id, version, slots, parts = {}, reply } = definition;
  const name = `${id} v${version}`;
  const template = readReleased(`${id}/v${version}.md`).replaceAll(slotPattern, (slot, key: string) => {
    const part = parts[key];
    return part === undefined ? slot : readReleased(`parts/${part}`).trimEnd();
  });
  const used = new Set(Array.from(template.matchAll(slotPattern), (match) => match[1]));
  const difference = used.symmetricDifference(new Set<string | undefined>(slots));
  if (difference.size > 0) throw new Error(`${name}: slots differ from its text: ${[...difference].join(", ")}`);
  const sha = sha256(template);

  return {
    id,
    version,
    sha,
    slots,
    reply,
    render: (values) => {
      const unknown = Object.keys(values).filter((key) => !used.has(key));
      if (unknown.length > 0) throw new Error(`${name}: no slot {{${unknown.join("}}, {{")}}}`);
      const text = template.replaceAll(slotPattern, (_, key: Slot) => {
        const value = values[key];
        if (value === undefined) throw new Error(`${name}: no value for {{${key}}}`);
        return value;
      });
      return { text, id, version, sha };
    },
  };
}

/** The schema as a provider is told it; undefined where the reply is text. */
export function replySchema(prompt: {
  readonly reply: Reply;
}): { readonly name: string; readonly schema: Readonly<Record<string, unknown>> } | undefined {
  if (prompt.reply.form !== "json") return undefined;
  const { $schema: _, ...schema } = z.toJSONSchema(prompt.reply.schema);
  return { name: prompt.reply.name, schema };
}

function readReleased(path: string): string {
  return readFileSync(new URL(path, import.meta.url), "utf8");
}
