import { z } from "zod";

export const versionAuthors = ["architect", "person", "script"] as const;

/** Shaped like a diagnostic, so that the screen has one way to show both. */
export const approvalProblemSchema = z.object({
  code: z.string(),
  severity: z.enum(["error", "warning"]),
  message: z.string(),
  lines: z.object({ from: z.int(), to: z.int() }),
  moduleId: z.string().exactOptional(),
});
export type ApprovalProblem = z.infer<typeof approvalProblemSchema>;

/** One saved state of a project's blueprint. Versions are counted from 1 and never change. */
export const blueprintVersionSchema = z.object({
  id: z.string(),
  projectId: z.string(),
  version: z.int().positive(),
  markdown: z.string(),
  sha256: z.string(),
  author: z.enum(versionAuthors),
  /** What made it: "draft", "repair", "taken over", "edited", "proposal accepted" … */
  note: z.string(),
  attemptId: z.string().nullable(),
  approval: z.enum(["none", "running", "refused", "approved"]),
  /** What the approval is doing now, in words. */
  approvalStep: z.string().nullable(),
  /** Why it was refused: diagnostics found by running. */
  approvalProblems: z.array(approvalProblemSchema),
  /** An order that waits for the approval: to build it, or to move `main` to it where nothing has to be built. */
  approvalThen: z.enum(["build", "main"]).nullable(),
  approvedAt: z.date().nullable(),
  /** The commit on `blueprint/v<n>`, once approved. */
  commit: z.string().nullable(),
  /** Folder key of the installed dependencies: SHA-256 of the lock file. */
  lockSha: z.string().nullable(),
  createdAt: z.date(),
});
export type BlueprintVersion = z.infer<typeof blueprintVersionSchema>;

export const designKinds = ["draft", "repair", "change"] as const;
export const designOutcomes = ["drafted", "proposed", "taken-over", "failed", "interrupted"] as const;

/** One piece of the architect's work on the document: a draft, or a proposal for change. */
export const designSchema = z.object({
  id: z.string(),
  projectId: z.string(),
  kind: z.enum(designKinds),
  /** What was asked for: the brief for a draft, the wish or the evidence for a change. */
  request: z.string(),
  baseVersion: z.int().nullable(),
  status: z.enum(["running", "ended"]),
  outcome: z.enum(designOutcomes).nullable(),
  /** Set by a person who takes over; read at each boundary. */
  control: z.enum(["run", "stop"]),
  attemptId: z.string().nullable(),
  resultVersion: z.int().nullable(),
  /** A proposal waits here, as a whole document, to be accepted by hunks. */
  proposalSha: z.string().nullable(),
  problem: z.string().nullable(),
  createdAt: z.date(),
  endedAt: z.date().nullable(),
});
export type Design = z.infer<typeof designSchema>;
