import { z } from "zod";
import {
  healthViewSchema,
  modelViewSchema,
  providerViewSchema,
  putProvidersSchema,
  rolesViewSchema,
} from "#lib/domain/api/settings.ts";
import { listOf } from "#lib/domain/api/wire.ts";
import { roleAssignmentsSchema } from "#lib/domain/project/project.ts";
import { operation } from "../operation.ts";

const tag = "settings";

export const settingsOperations = {
  listProviders: operation({
    id: "listProviders",
    method: "GET",
    path: "/api/providers",
    summary: "Providers with the state of their keys. A key itself is never sent.",
    tag,
    success: { status: 200, schema: listOf(providerViewSchema) },
    refusals: [],
  }),
  putProvider: operation({
    id: "putProvider",
    method: "PUT",
    path: "/api/providers",
    summary:
      "Stores or removes a key, address, model or pace, and checks it with a free request. With `id` alone it only " +
      "checks. A provider that answers is asked again at once, also where failures in a row had it left alone.",
    tag,
    body: putProvidersSchema,
    success: { status: 200, schema: providerViewSchema },
    refusals: [],
  }),
  listModels: operation({
    id: "listModels",
    method: "GET",
    path: "/api/models",
    summary: "Known models with today's price, and a scheduled one.",
    tag,
    success: { status: 200, schema: listOf(modelViewSchema) },
    refusals: [],
  }),
  readRoles: operation({
    id: "readRoles",
    method: "GET",
    path: "/api/roles",
    summary: "Which models do a role's work, first choice first, with defaults and presets.",
    tag,
    success: { status: 200, schema: rolesViewSchema },
    refusals: [],
  }),
  putRoles: operation({
    id: "putRoles",
    method: "PUT",
    path: "/api/roles",
    summary: "Replaces the assignment; a role that is left out has its default.",
    tag,
    body: roleAssignmentsSchema,
    success: { status: 200, schema: rolesViewSchema },
    refusals: ["model-unknown"],
  }),
  readHealth: operation({
    id: "readHealth",
    method: "GET",
    path: "/api/health",
    summary: "Whether the server and its database answer, where generated code runs, and what goes wrong.",
    tag,
    success: { status: 200, schema: healthViewSchema },
    refusals: [],
  }),
  readOpenapi: operation({
    id: "readOpenapi",
    method: "GET",
    path: "/api/openapi.json",
    summary: "This description.",
    tag,
    success: { status: 200, schema: z.looseObject({ openapi: z.string() }) },
    refusals: [],
  }),
};
