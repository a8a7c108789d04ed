import type { z } from "zod";
import type { putProvidersSchema } from "#lib/domain/api/settings.ts";
import { api } from "../api.ts";

export type ProviderChange = z.infer<typeof putProvidersSchema>;

/** Stores a key or an address, and asks the provider for its list of models, which is free. With the id alone it only asks. */
export function putProvider(change: ProviderChange): Promise<unknown> {
  return api.put("/api/providers", change);
}
