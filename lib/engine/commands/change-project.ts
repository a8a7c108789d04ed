import type { ProjectPatch } from "../../domain/api/project.ts";
import type { Project } from "../../domain/project/project.ts";
import { ok } from "../../domain/result.ts";
import { picoOfUsd } from "../../domain/spend/money.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { noProject, refuse } from "./refusals.ts";

/** Changes name, brief, budget, roles, settings or playback speed; what runs sees it at its next step. */
export async function changeProject(
  deps: Pick<EngineDeps, "facts">,
  input: { readonly projectId: string; readonly patch: ProjectPatch },
) {
  const { projectId, patch } = input;
  const budgetPicoUsd = patch.budgetUsd == null ? null : picoOfUsd(patch.budgetUsd);
  if (budgetPicoUsd === undefined || (budgetPicoUsd !== null && budgetPicoUsd <= 0n))
    return refuse("budget-invalid", "A budget is a number of dollars above zero. Send null for no cap.");
  return deps.facts.commit("change-project", async (tx) => {
    const project = await tx.lockProject(projectId);
    if (!project || project.deletedAt !== null) return noProject();
    if (patch.speed !== undefined && project.script === null)
      return refuse("not-scripted", "Only a scripted example has a playback speed.");
    const to: Partial<Project> = {
      ...(patch.name !== undefined && { name: patch.name }),
      ...(patch.brief !== undefined && { brief: patch.brief }),
      ...(patch.budgetUsd !== undefined && { budgetPicoUsd }),
      ...(patch.roles !== undefined && { roles: patch.roles }),
      ...(patch.settings !== undefined && { settings: { ...project.settings, ...definedOf(patch.settings) } }),
      ...(patch.speed !== undefined && { speed: patch.speed }),
    };
    await tx.projects.change(projectId, {}, to);
    tx.log(projectId, { type: "project-changed", detail: { changed: Object.keys(to) } });
    return ok({ id: projectId });
  });
}

function definedOf<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
