import { z } from "zod";
import { roleAssignmentsSchema } from "../project/project.ts";
import { providerIds, roles } from "../routing/role.ts";
import { instant } from "./wire.ts";

/** Never carries a key; `hint` is its last four characters. */
export const providerViewSchema = z.object({
  id: z.enum(providerIds),
  name: z.string(),
  status: z.enum(["ready", "no-key", "failing", "unchecked"]),
  keySource: z.enum(["environment", "settings", "none"]),
  hint: z.string().nullable(),
  baseUrl: z.string().nullable(),
  baseUrlSource: z.enum(["environment", "settings", "default"]),
  /** For OpenAI-compatible servers: the model that it offers. */
  model: z.string().nullable(),
  problem: z.string().nullable(),
  checkedAt: instant.nullable(),
  /** Requests that may begin within a minute; null: no limit. */
  requestsPerMinute: z.int().nullable(),
  /** While it is left alone after failures in a row: one attempt goes first at `openUntil`, or is on its way. */
  breaker: z
    .object({ failures: z.int(), problem: z.string().nullable(), openUntil: instant, probing: z.boolean() })
    .nullable(),
});
export type ProviderView = z.infer<typeof providerViewSchema>;

export const putProvidersSchema = z.strictObject({
  id: z.enum(["anthropic", "gemini", "openai"]),
  /** A new key; null removes the stored one; absent leaves it. */
  key: z.string().trim().min(1).max(500).nullable().optional(),
  baseUrl: z.url().max(500).nullable().optional(),
  model: z.string().trim().min(1).max(200).nullable().optional(),
  /** Null: no limit. */
  requestsPerMinute: z.int().min(1).max(100_000).nullable().optional(),
});

export const modelViewSchema = z.object({
  id: z.string(),
  status: z.enum(["available", "no-key"]),
  provider: z.enum(providerIds),
  model: z.string(),
  name: z.string(),
  contextTokens: z.int().nullable(),
  maxOutputTokens: z.int().nullable(),
  /** Dollars per million tokens today; null: no price known. */
  price: z
    .object({
      input: z.string(),
      output: z.string(),
      cacheRead: z.string().nullable(),
      asOf: z.string(),
      source: z.string(),
    })
    .nullable(),
  /** A scheduled change: from when, and the new price. */
  nextPrice: z.object({ from: z.string(), input: z.string(), output: z.string() }).nullable(),
});
export type ModelView = z.infer<typeof modelViewSchema>;

export const rolesViewSchema = z.object({
  assigned: roleAssignmentsSchema,
  /** What holds where nothing is assigned. */
  defaults: roleAssignmentsSchema,
  presets: z.array(z.object({ id: z.string(), name: z.string(), explains: z.string(), roles: roleAssignmentsSchema })),
  roles: z.array(z.object({ role: z.enum(roles), does: z.string() })),
  /** Roles whose reviewer would be the author, or that have no model. */
  warnings: z.array(z.string()),
});
export type RolesView = z.infer<typeof rolesViewSchema>;

export const healthViewSchema = z.object({
  /** `degraded`: something generated is executed nowhere, or something goes wrong. */
  status: z.enum(["ok", "degraded"]),
  version: z.string(),
  database: z.enum(["embedded", "external"]),
  sandbox: z.object({ driver: z.string(), level: z.string(), available: z.boolean(), reason: z.string() }),
  /** What goes wrong on this server now and stands in no project's log: what happened, and what happens next. */
  troubles: z.array(z.object({ since: instant, says: z.string() })),
});
export type HealthView = z.infer<typeof healthViewSchema>;
