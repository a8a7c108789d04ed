import type { ProjectView } from "#lib/domain/api/project.ts";
import type { Speed } from "#lib/domain/project/project.ts";
import { api } from "../api.ts";

export function runExample(speed: Speed): Promise<Pick<ProjectView, "id">> {
  return api.post("/api/examples/voxel-world", { speed });
}
