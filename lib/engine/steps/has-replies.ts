import type { Project } from "../../domain/project/project.ts";
import type { EngineDeps } from "../engine-deps.ts";
import type { FactTables } from "../ports/facts.ts";

/** Whether the approved version can be built: a scripted example needs replies for it, any other project has models. */
export async function hasReplies(
  { scripts }: Pick<EngineDeps, "scripts">,
  { versions }: Pick<FactTables, "versions">,
  { id: projectId, script, approvedVersion }: Project,
): Promise<boolean> {
  if (script === null) return true;
  const approved = (await versions.list({ projectId, version: approvedVersion ?? 0 })).at(0);
  return approved !== undefined && scripts.knows(script, approved.sha256);
}
