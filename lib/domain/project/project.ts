import { z } from "zod";
import { projectStatuses } from "../build/status.ts";
import { modelRefSchema, roles } from "../routing/role.ts";

export const projectSettingsSchema = z.strictObject({
  /** What a builder is sent: its slice of the blueprint, or the whole. */
  context: z.enum(["slice", "whole"]).default("slice"),
  /** Modules that are worked on at the same time; 1 builds one after the other. */
  parallel: z.int().min(1).max(32).default(4),
  /** Reviews of one module before its loop ends as `review-limit`. */
  reviews: z.int().min(1).max(10).default(3),
  /** Repairs after red checks within one round. */
  repairs: z.int().min(0).max(10).default(3),
  askBeforeMerge: z.boolean().default(false),
});
export type ProjectSettings = z.infer<typeof projectSettingsSchema>;

export const roleAssignmentsSchema = z.partialRecord(z.enum(roles), z.array(modelRefSchema).min(1).max(5));

export const speedSchema = z.union([z.literal(1), z.literal(4), z.literal("instant")]);
export type Speed = z.infer<typeof speedSchema>;

/** What a person wants built. */
export const projectSchema = z.object({
  id: z.string(),
  name: z.string(),
  brief: z.string(),
  status: z.enum(projectStatuses),
  budgetPicoUsd: z.bigint().nullable(),
  /** The project's own role chains; where none, the installation's. */
  roles: roleAssignmentsSchema,
  settings: projectSettingsSchema,
  /** Name of the example whose scripted replies it runs on; then nothing is ever spent. */
  script: z.string().nullable(),
  speed: speedSchema.nullable(),
  approvedVersion: z.int().nullable(),
  createdAt: z.date(),
  deletedAt: z.date().nullable(),
});
export type Project = z.infer<typeof projectSchema>;
