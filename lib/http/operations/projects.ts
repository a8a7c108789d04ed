import { z } from "zod";
import {
  estimateRequestSchema,
  estimateViewSchema,
  newProjectSchema,
  projectPatchSchema,
  projectSummarySchema,
  projectViewSchema,
} from "#lib/domain/api/project.ts";
import { listOf } from "#lib/domain/api/wire.ts";
import { speedSchema } from "#lib/domain/project/project.ts";
import { operation } from "../operation.ts";
import { pageQuery } from "../page-query.ts";

const tag = "projects";

export const projectOperations = {
  listProjects: operation({
    id: "listProjects",
    method: "GET",
    path: "/api/projects",
    summary: "Projects, the one with the newest event first.",
    tag,
    query: pageQuery,
    success: { status: 200, schema: listOf(projectSummarySchema) },
    refusals: [],
  }),
  createProject: operation({
    id: "createProject",
    method: "POST",
    path: "/api/projects",
    summary: "Makes a project from a brief. Nothing is spent before its design is started.",
    tag,
    body: newProjectSchema,
    success: { status: 201, schema: projectViewSchema },
    refusals: ["budget-invalid", "model-unknown", "project-unknown"],
  }),
  readProject: operation({
    id: "readProject",
    method: "GET",
    path: "/api/projects/{id}",
    summary: "One project with its live build, what waits for a person, and running attempts.",
    tag,
    success: { status: 200, schema: projectViewSchema },
    refusals: ["project-unknown"],
  }),
  changeProject: operation({
    id: "changeProject",
    method: "PATCH",
    path: "/api/projects/{id}",
    summary: "Changes name, brief, caps, roles, settings or playback speed; what runs sees it at its next step.",
    tag,
    body: projectPatchSchema,
    success: { status: 200, schema: projectViewSchema },
    refusals: ["project-unknown", "budget-invalid", "not-scripted", "model-unknown"],
  }),
  deleteProject: operation({
    id: "deleteProject",
    method: "DELETE",
    path: "/api/projects/{id}",
    summary: "Ends what runs and removes the project with its repository.",
    tag,
    success: { status: 204 },
    refusals: ["project-unknown"],
  }),
  estimateProject: operation({
    id: "estimateProject",
    method: "GET",
    path: "/api/projects/{id}/estimate",
    summary: "What the project, or building so many `modules` of it, will cost: a range that names its basis.",
    tag,
    query: z.object({ modules: z.coerce.number().int().min(1).max(1000).optional() }),
    success: { status: 200, schema: estimateViewSchema },
    refusals: ["project-unknown"],
  }),
  estimateNew: operation({
    id: "estimateNew",
    method: "POST",
    path: "/api/estimate",
    summary: "The same for a project that does not exist yet. Changes nothing.",
    tag,
    body: estimateRequestSchema,
    success: { status: 200, schema: estimateViewSchema },
    refusals: [],
  }),
  runExample: operation({
    id: "runExample",
    method: "POST",
    path: "/api/examples/{example}",
    summary: "Makes a project of a scripted example, such as voxel-world, and starts it. No model is called.",
    tag,
    body: z.strictObject({ speed: speedSchema.optional() }),
    success: { status: 201, schema: projectViewSchema },
    refusals: ["example-unknown", "project-unknown", "budget-invalid"],
  }),
};
