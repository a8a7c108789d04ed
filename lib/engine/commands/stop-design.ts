import { ok } from "../../domain/result.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { noProject } from "./refusals.ts";

/**
 * Takes over from the architect: the request is cut (and settled as cancelled) and what stands becomes the person's
 * draft. A proposal that waits is rejected. Doing it twice, or when nothing runs, is harmless.
 */
export async function stopDesign(deps: Pick<EngineDeps, "facts" | "wakes">, input: { readonly projectId: string }) {
  const { projectId } = input;
  const stopped = await deps.facts.commit("stop-design", async (tx) => {
    const project = await tx.lockProject(projectId);
    if (!project) return undefined;
    const designs = await tx.designs.list({ projectId });
    const running = designs.find((design) => design.status === "running");
    if (running) await tx.designs.change(running.id, { status: "running" }, { control: "stop" });
    for (const design of designs)
      if (design.outcome === "proposed" && design.proposalSha !== null)
        await tx.designs.change(design.id, { outcome: "proposed" }, { proposalSha: null });
    tx.log(projectId, { type: "project-changed", detail: { changed: ["design"] } });
    return running?.id ?? null;
  });
  if (stopped === undefined) return noProject();
  if (stopped !== null) await deps.wakes.tell(input.projectId);
  return ok({ designId: stopped });
}
