import { ok } from "../../domain/result.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { openDesign } from "../steps/open-design.ts";
import { modelNeeded, noProject, refuse } from "./refusals.ts";

/**
 * Sets the architect to work: a draft where there is no blueprint yet (or `anew` asks for another one), otherwise a
 * proposal for change, which is shown as hunks and never overwrites anything.
 */
export async function startDesign(
  deps: Pick<EngineDeps, "facts" | "wakes" | "clock" | "ids">,
  input: { readonly projectId: string; readonly request?: string | undefined; readonly anew?: boolean | undefined },
) {
  const { projectId } = input;
  const id = deps.ids.next("dsg");
  const begun = await deps.facts.commit("start-design", async (tx) => {
    const project = await tx.lockProject(projectId);
    if (!project || project.deletedAt !== null) return noProject();
    const running = (await tx.designs.list({ projectId, status: "running" }))[0];
    if (running)
      return refuse("design-running", "The architect is already at work on this project.", { designId: running.id });
    if (project.script !== null && (await tx.designs.list({ projectId })).length > 0) return modelNeeded();
    const latest = (await tx.versions.list({ projectId })).at(-1);
    const isDraft = latest === undefined || input.anew === true;
    if (!isDraft && !input.request)
      return refuse("request-missing", "Say what is to change: `request` is empty. Nothing was spent.");
    if (isDraft) await tx.projects.change(projectId, {}, { status: "designing" });
    const kind = isDraft ? "draft" : "change";
    return ok(
      await openDesign(deps, tx, { id, projectId, kind, request: isDraft ? project.brief : (input.request ?? "") }),
    );
  });
  if (begun.ok) await deps.wakes.tell(projectId);
  return begun;
}
