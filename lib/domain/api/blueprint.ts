import { z } from "zod";
import { impacts } from "../blueprint/blueprint.ts";
import { dollars, instant } from "./wire.ts";

export const diagnosticViewSchema = z.object({
  code: z.string(),
  severity: z.enum(["error", "warning"]),
  message: z.string(),
  lines: z.object({ from: z.int(), to: z.int() }),
  moduleId: z.string().optional(),
  fix: z.object({ title: z.string(), lines: z.object({ from: z.int(), to: z.int() }), text: z.string() }).optional(),
});

export type DiagnosticView = z.infer<typeof diagnosticViewSchema>;

/** `version` 0 stands for "nothing saved yet"; the first save names it as its base. */
export const blueprintViewSchema = z.object({
  markdown: z.string(),
  version: z.int(),
  approved: z.boolean(),
  approvedVersion: z.int().nullable(),
  diagnostics: z.array(diagnosticViewSchema),
  /** A proposal of the architect that waits to be accepted hunk by hunk; the oldest of them. */
  proposal: z.object({ designId: z.string(), baseVersion: z.int(), markdown: z.string(), why: z.string() }).nullable(),
  /** Drafts that ended before their end, newest first: kept beside the document, never in it. */
  interrupted: z.array(z.object({ attemptId: z.string(), markdown: z.string(), words: z.int(), startedAt: instant })),
});
export type BlueprintView = z.infer<typeof blueprintViewSchema>;
export type InterruptedDraft = BlueprintView["interrupted"][number];

export const saveBlueprintSchema = z.strictObject({
  markdown: z.string().max(2_000_000, "A blueprint has at most 2,000,000 characters."),
  baseVersion: z.int().min(0),
  note: z.string().max(500).optional(),
  /** The proposal that this text settles: its hunks were accepted or rejected one by one. */
  proposal: z.string().max(100).optional(),
});

export const versionViewSchema = z.object({
  id: z.string(),
  version: z.int(),
  author: z.enum(["architect", "person", "script"]),
  note: z.string(),
  status: z.enum(["saved", "approved"]),
  words: z.int(),
  createdAt: instant,
});
export type VersionView = z.infer<typeof versionViewSchema>;

/** A change of a scripted example's blueprint that replies exist for. */
export const preparedEditSchema = z.object({
  id: z.string(),
  title: z.string(),
  explains: z.string(),
  /** The newest version with the edit made; null where it was made already or does not fit. */
  markdown: z.string().nullable(),
});
export type PreparedEdit = z.infer<typeof preparedEditSchema>;

export const impactViewSchema = z.object({
  from: z.int(),
  to: z.int(),
  modules: z.array(z.object({ id: z.string(), impact: z.enum(impacts), reasons: z.array(z.string()) })),
  stale: z.int(),
  /** Price of building what is stale; null where a model has no price. */
  estimate: z.object({ low: dollars, high: dollars, basis: z.string() }).nullable(),
});
export type ImpactView = z.infer<typeof impactViewSchema>;
