import type { PreparedEdit } from "../../domain/api/blueprint.ts";
import { ok } from "../../domain/result.ts";
import { noProject } from "../commands/refusals.ts";
import type { EngineDeps } from "../engine-deps.ts";

/** Changes of an example's blueprint that it has replies for, made in the newest version; none in other projects. */
export async function listPreparedEdits(deps: Pick<EngineDeps, "facts" | "scripts">, projectId: string) {
  const project = await deps.facts.read.projects.get(projectId);
  if (!project || project.deletedAt !== null) return noProject();
  const { script } = project;
  const latest = (await deps.facts.read.versions.list({ projectId })).at(-1);
  const edits = script === null || !latest ? [] : (deps.scripts.get(script)?.edits ?? []);
  const items = edits.map(
    ({ id, title, says }): PreparedEdit => ({
      id,
      title,
      explains: says,
      markdown: deps.scripts.edit(script ?? "", id, latest?.markdown ?? "") ?? null,
    }),
  );
  return ok({ items });
}
