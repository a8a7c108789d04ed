import { z } from "zod";
import { projectStatuses } from "../build/status.ts";
import { modelRefSchema, roles } from "../routing/role.ts";

const settings = {
  /** What a builder is sent: its slice of the blueprint, or the whole. */
  context: z.enum(["slice", "whole"]),
  /** Modules that are worked on at the same time; 1 builds one after the other. */
  parallel: z.int().min(1).max(32),
  /** Reviews of one module before its loop ends as `review-limit`. */
  reviews: z.int().min(1).max(10),
  /** Repairs after red checks within one round. */
  repairs: z.int().min(0).max(10),
  askBeforeMerge: z.boolean(),
  /** Where a build reaches a cap: a person is asked, or what cannot be paid is left out and the rest goes on. */
  atCap: z.enum(["ask", "partly"]),
  /** Models, as `provider/model`, that may be asked under a budget although nobody knows their price. */
  unpriced: z.array(z.string().max(300)).max(50),
};

export const projectSettingsSchema = z.strictObject({
  context: settings.context.default("slice"),
  parallel: settings.parallel.default(4),
  reviews: settings.reviews.default(3),
  repairs: settings.repairs.default(3),
  askBeforeMerge: settings.askBeforeMerge.default(false),
  atCap: settings.atCap.default("ask"),
  unpriced: settings.unpriced.default([]),
});
export type ProjectSettings = z.infer<typeof projectSettingsSchema>;

/** Some of the settings. Without defaults, or changing one would set all others back. */
export const someSettingsSchema = z.strictObject(settings).partial();

export const roleAssignmentsSchema = z.partialRecord(z.enum(roles), z.array(modelRefSchema).min(1).max(5));

export const speedSchema = z.union([z.literal(1), z.literal(4), z.literal("instant")]);
export type Speed = z.infer<typeof speedSchema>;

/** What a person wants built. */
export const projectSchema = z.object({
  id: z.string(),
  name: z.string(),
  brief: z.string(),
  status: z.enum(projectStatuses),
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
