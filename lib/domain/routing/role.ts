import { z } from "zod";

/** Roles are in the workflow, models are routed to them. */
export const roles = ["architect", "builder", "designer", "reviewer", "debugger", "explorer"] as const;
export type Role = (typeof roles)[number];

export const providerIds = ["anthropic", "gemini", "openai", "scripted"] as const;
export type ProviderId = (typeof providerIds)[number];

/** One model of one provider, as the catalogue names it. */
export const modelRefSchema = z.object({ provider: z.enum(providerIds), model: z.string().min(1).max(200) });
export type ModelRef = Readonly<z.infer<typeof modelRefSchema>>;

/** Who does a role's work, first choice first; a role without an entry falls back as `routing/` says. */
export type RoleAssignments = Readonly<Partial<Record<Role, readonly ModelRef[]>>>;

/** The rule that picked a model, kept with the attempt. */
export const routeSchema = z.object({
  role: z.enum(roles),
  model: modelRefSchema,
  rule: z.enum([
    "role-default",
    "project-role",
    "other-provider",
    "next-model",
    "escalated",
    "not-the-author",
    "person",
  ]),
  /** Plain words for the screen. */
  why: z.string(),
});
export type Route = Readonly<z.infer<typeof routeSchema>>;
