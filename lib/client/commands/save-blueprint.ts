import type { BlueprintView } from "#lib/domain/api/blueprint.ts";
import { api } from "../api.ts";

interface Save {
  readonly markdown: string;
  /** The version that the text was made from; 0 for none. Refused when another one was saved since. */
  readonly baseVersion: number;
  readonly note?: string;
  /** The design whose proposal this text settles. */
  readonly proposal?: string;
}

export function saveBlueprint(projectId: string, save: Save): Promise<BlueprintView> {
  return api.put(`/api/projects/${projectId}/blueprint`, save);
}
