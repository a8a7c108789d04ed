import { z } from "zod";
import { diffViewSchema } from "#lib/domain/api/build.ts";
import { fileListSchema, fileViewSchema } from "#lib/domain/api/event.ts";
import { previewViewSchema } from "#lib/domain/api/preview.ts";
import { operation } from "../operation.ts";

const tag = "files";

/** A branch or commit by name: `main`, `build/2`, `blueprint/v1`, `build-2/terrain`, or a full SHA. */
export const atSchema = z
  .string()
  .regex(/^(main|build\/\d{1,6}|blueprint\/v\d{1,6}|build-\d{1,6}\/[a-z][a-z0-9-]{0,39}|[0-9a-f]{40})$/, {
    error: "is no branch of a project: use main, build/<n>, blueprint/v<n>, build-<n>/<module>, or a full commit id",
  });

export const fileOperations = {
  listFiles: operation({
    id: "listFiles",
    method: "GET",
    path: "/api/projects/{id}/files",
    summary: "Files at a branch or commit; by default of `main`, or of the newest build until something is merged.",
    tag,
    query: z.object({ at: atSchema.optional() }),
    success: {
      status: 200,
      schema: fileListSchema,
    },
    refusals: ["project-unknown", "commit-unknown"],
  }),
  readFile: operation({
    id: "readFile",
    method: "GET",
    path: "/api/projects/{id}/files/{path+}",
    summary: "One file as JSON; with `?raw=1` its bytes, never as something that a browser would run.",
    tag,
    query: z.object({ at: atSchema.optional(), raw: z.enum(["0", "1"]).default("0") }),
    success: {
      status: 200,
      schema: fileViewSchema,
      media: { "text/plain": "With `raw=1`: the text.", "application/octet-stream": "With `raw=1`: other bytes." },
    },
    refusals: ["project-unknown", "commit-unknown", "file-unknown"],
  }),
  readDiff: operation({
    id: "readDiff",
    method: "GET",
    path: "/api/projects/{id}/diff",
    summary: "Files that differ between two commits or branches, with the unified diff.",
    tag,
    query: z.object({ from: atSchema, to: atSchema, module: z.string().max(40).optional() }),
    success: {
      status: 200,
      schema: diffViewSchema,
    },
    refusals: ["project-unknown", "commit-unknown"],
  }),
  readArchive: operation({
    id: "readArchive",
    method: "GET",
    path: "/api/projects/{id}/archive.zip",
    summary: "All files of a branch or commit as a zip file.",
    tag,
    query: z.object({ at: atSchema.optional() }),
    success: { status: 200, media: { "application/zip": "The files, in a folder named for the project." } },
    refusals: ["project-unknown", "commit-unknown"],
  }),
  readPreview: operation({
    id: "readPreview",
    method: "GET",
    path: "/api/projects/{id}/preview",
    summary: "Whether there is a preview of the newest merged code, and where.",
    tag,
    success: { status: 200, schema: previewViewSchema },
    refusals: ["project-unknown"],
  }),
  buildPreview: operation({
    id: "buildPreview",
    method: "POST",
    path: "/api/projects/{id}/preview",
    summary: "Builds the preview in the sandbox. Costs nothing; no model is asked.",
    tag,
    success: { status: 202, schema: previewViewSchema },
    refusals: ["project-unknown", "preview-unavailable"],
  }),
};
