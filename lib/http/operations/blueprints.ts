import { z } from "zod";
import {
  blueprintViewSchema,
  impactViewSchema,
  preparedEditSchema,
  saveBlueprintSchema,
  versionViewSchema,
} from "#lib/domain/api/blueprint.ts";
import { listOf } from "#lib/domain/api/wire.ts";
import { operation } from "../operation.ts";
import { pageQuery } from "../page-query.ts";

const tag = "blueprint";

export const blueprintOperations = {
  startDesign: operation({
    id: "startDesign",
    method: "POST",
    path: "/api/projects/{id}/design",
    summary: "Sets the architect to work: a draft where there is none yet (or `anew`), else a proposal for `request`.",
    tag,
    body: z.strictObject({ request: z.string().trim().min(1).max(50_000).optional(), anew: z.boolean().optional() }),
    success: {
      status: 202,
      schema: z.object({ id: z.string(), status: z.literal("running"), kind: z.enum(["draft", "repair", "change"]) }),
    },
    refusals: ["project-unknown", "design-running", "request-missing", "model-needed"],
  }),
  stopDesign: operation({
    id: "stopDesign",
    method: "POST",
    path: "/api/projects/{id}/design/stop",
    summary: "Takes over: the attempt is cut, and what stands becomes a draft. With `proposal` it rejects that one.",
    tag,
    body: z.strictObject({ proposal: z.string().max(100).optional() }),
    success: { status: 202, schema: z.object({ id: z.string().nullable(), status: z.literal("ended") }) },
    refusals: ["project-unknown"],
  }),
  readBlueprint: operation({
    id: "readBlueprint",
    method: "GET",
    path: "/api/projects/{id}/blueprint",
    summary: "The newest version with its diagnostics, and a proposal that waits.",
    tag,
    success: { status: 200, schema: blueprintViewSchema },
    refusals: ["project-unknown"],
  }),
  saveBlueprint: operation({
    id: "saveBlueprint",
    method: "PUT",
    path: "/api/projects/{id}/blueprint",
    summary: "Saves a new version on top of `baseVersion` (0: none yet). 409 when somebody saved another one since.",
    tag,
    body: saveBlueprintSchema,
    success: { status: 200, schema: blueprintViewSchema },
    refusals: ["project-unknown", "blueprint-stale", "design-running", "model-needed"],
  }),
  listVersions: operation({
    id: "listVersions",
    method: "GET",
    path: "/api/projects/{id}/blueprint/versions",
    summary: "Saved versions, newest first.",
    tag,
    query: pageQuery,
    success: { status: 200, schema: listOf(versionViewSchema) },
    refusals: ["project-unknown"],
  }),
  readVersion: operation({
    id: "readVersion",
    method: "GET",
    path: "/api/projects/{id}/blueprint/versions/{version}",
    summary: "One version's text with its diagnostics.",
    tag,
    success: { status: 200, schema: blueprintViewSchema },
    refusals: ["project-unknown", "version-unknown"],
  }),
  readImpact: operation({
    id: "readImpact",
    method: "GET",
    path: "/api/projects/{id}/impact",
    summary: "What going from one version to another makes stale, and what building that costs.",
    tag,
    query: z.object({ from: z.coerce.number().int().min(0), to: z.coerce.number().int().min(1) }),
    success: { status: 200, schema: impactViewSchema },
    refusals: ["project-unknown", "version-unknown", "blueprint-unreadable"],
  }),
  listPreparedEdits: operation({
    id: "listPreparedEdits",
    method: "GET",
    path: "/api/projects/{id}/prepared-edits",
    summary: "Changes of a scripted example's blueprint that it has replies for; none in other projects.",
    tag,
    success: { status: 200, schema: listOf(preparedEditSchema) },
    refusals: ["project-unknown"],
  }),
  approveBlueprint: operation({
    id: "approveBlueprint",
    method: "POST",
    path: "/api/projects/{id}/approve",
    summary: "Approves a version after committing, installing and checking it; with `build` starts building at once.",
    tag,
    body: z.strictObject({ version: z.int().min(1), build: z.boolean().default(false) }),
    success: { status: 202, schema: z.object({ version: z.int(), build: z.string().optional() }) },
    refusals: [
      "project-unknown",
      "version-unknown",
      "blueprint-invalid",
      "blueprint-refused",
      "build-live",
      "model-needed",
    ],
  }),
};
