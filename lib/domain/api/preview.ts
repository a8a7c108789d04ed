import { z } from "zod";
import { instant } from "./wire.ts";

/**
 * The built program as it can be looked at. `none`: not built yet; `ready`: built from `builtFrom`, which may be older
 * than what is merged; `unavailable`: the blueprint has no preview that can be shown here, and `problem` says why.
 */
export const previewViewSchema = z.object({
  status: z.enum(["none", "building", "ready", "failed", "unavailable"]),
  /** Where to load it from, in a frame with `allow-scripts allow-pointer-lock` and nothing else. */
  url: z.string().nullable(),
  builtFrom: z.string().nullable(),
  builtAt: instant.nullable(),
  problem: z.string().nullable(),
  /** What the build printed, when it failed. */
  output: z.string().nullable(),
});
export type PreviewView = z.infer<typeof previewViewSchema>;
