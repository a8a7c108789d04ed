import type { ProjectPatch } from "../../domain/api/project.ts";
import type { Project } from "../../domain/project/project.ts";
import { ok } from "../../domain/result.ts";
import type { EngineDeps } from "../engine-deps.ts";
import type { FactTransaction } from "../ports/facts.ts";
import { changeCaps } from "../steps/change-caps.ts";
import { goOnAfterRaise } from "../steps/go-on-after-raise.ts";
import { type Cap, readCaps } from "./read-caps.ts";
import { noProject, refuse } from "./refusals.ts";

interface Input {
  readonly projectId: string;
  readonly patch: ProjectPatch;
}

/** Changes name, brief, budgets, roles, settings or playback speed; what runs sees it at its next step. */
export async function changeProject(deps: EngineDeps, { projectId, patch }: Input) {
  const caps = readCaps(patch);
  if (!caps.ok) return caps;
  const changed = await deps.facts.commit("change-project", async (tx) => {
    const project = await tx.projects.get(projectId);
    if (!project || project.deletedAt !== null) return noProject();
    if (patch.speed !== undefined && project.script === null)
      return refuse("not-scripted", "Only a scripted example has a playback speed.");
    await applyCaps(deps, tx, projectId, caps.value);
    await applyPatch(tx, projectId, patch);
    return ok({ id: projectId });
  });
  if (changed.ok) await deps.wakes.tell(projectId);
  return changed;
}

/** Before the rest: locks are taken in the order budget, module, project. */
async function applyCaps(
  deps: EngineDeps,
  tx: FactTransaction,
  projectId: string,
  caps: readonly Cap[],
): Promise<void> {
  if (caps.length === 0) return;
  const live = (await tx.builds.list({ projectId, outcome: null })).at(-1);
  const raised = await changeCaps(tx, { projectId, buildId: live?.id ?? null }, caps);
  if (raised) await goOnAfterRaise(deps, tx, projectId);
}

async function applyPatch(tx: FactTransaction, projectId: string, patch: ProjectPatch): Promise<void> {
  const project = await tx.lockProject(projectId);
  if (!project) return;
  const to: Partial<Project> = {
    ...(patch.name !== undefined && { name: patch.name }),
    ...(patch.brief !== undefined && { brief: patch.brief }),
    ...(patch.roles !== undefined && { roles: patch.roles }),
    ...(patch.settings !== undefined && { settings: { ...project.settings, ...definedOf(patch.settings) } }),
    ...(patch.speed !== undefined && { speed: patch.speed }),
  };
  if (Object.keys(to).length > 0) await tx.projects.change(projectId, {}, to);
  tx.log(projectId, { type: "project-changed", detail: { changed: Object.keys(patch) } });
}

function definedOf<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
