import { z } from "zod";
import { moduleKinds } from "./blueprint.ts";

const empty = "has no value; write [] for an empty list, or remove the line";

const text = z.string({ error: (issue) => wrong(issue.input, "text") });
const words = text.refine((value) => value.trim() !== "", "is empty; write text or remove the line");
const maxElements = 100;
const list = <T extends z.ZodType>(element: T) =>
  z
    .array(element, { error: (issue) => wrong(issue.input, "a list") })
    .max(maxElements, `has more than ${maxElements} elements`);

function wrong(input: unknown, wanted: string): string {
  if (input === undefined) return "is missing";
  if (input === null) return wanted === "a list" ? empty : "has no value";
  if (Array.isArray(input)) return `must be ${wanted}, not a list`;
  if (typeof input === "object") return `must be ${wanted}, not a mapping; put text with a colon in quotes`;
  if (wanted === "text") return `must be text, not ${String(input)}; put it in quotes`;
  return wanted === "a list" ? `must be a list; write it in brackets: [${input}]` : `must be ${wanted}`;
}

/** Names that a finding uses for what it breaks, beside the criteria's ids. */
const reservedCriteria = new Set(["contract", "section"]);

const criterion = z.strictObject(
  {
    id: text
      .regex(/^[a-z0-9][a-z0-9-]{0,59}$/, "must be lower-case letters, digits and hyphens, at most 60")
      .refine((id) => !reservedCriteria.has(id), "is a word that findings use for something else; choose another"),
    says: words,
    run: words.optional(),
  },
  { error: (issue) => wrong(issue.input, "a mapping with `id` and `says`") },
);

/** The keys of a `yaml module` block. Ids and paths have diagnostics of their own. */
export const moduleSchema = z.strictObject({
  id: text,
  title: words.optional(),
  kind: z.enum(moduleKinds, { error: `must be one of ${moduleKinds.join(", ")}` }).optional(),
  owns: list(text).optional(),
  entry: text.optional(),
  depends: list(text).optional(),
  reads: list(text).optional(),
  checks: list(words).optional(),
  acceptance: list(criterion).optional(),
  was: text.optional(),
});

const served = z.union([words, z.strictObject({ command: words, port: z.int().min(1).max(65_535) })], {
  error: "must be a folder, or { command: …, port: … }",
});

/** The keys of the `yaml stack` block. */
export const stackSchema = z.strictObject({
  language: words,
  checks: list(words).optional(),
  preview: z
    .strictObject(
      { build: words.optional(), serve: served },
      { error: (issue) => wrong(issue.input, "a mapping with `serve`") },
    )
    .optional(),
});
