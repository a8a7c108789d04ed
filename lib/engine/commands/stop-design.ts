import { ok } from "../../domain/result.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { noProject } from "./refusals.ts";

interface Input {
  readonly projectId: string;
  /** The design whose proposal is rejected; whatever runs then goes on. */
  readonly proposal?: string | undefined;
}

/**
 * Takes over from the architect: the request is cut (and settled as cancelled) and what stands becomes the person's
 * draft. Where nothing runs, proposals that wait are rejected; with `proposal`, that one and nothing else. Doing it
 * twice is harmless.
 */
export async function stopDesign(deps: Pick<EngineDeps, "facts" | "wakes">, { projectId, proposal }: Input) {
  const stopped = await deps.facts.commit("stop-design", async (tx) => {
    const project = await tx.lockProject(projectId);
    if (!project) return undefined;
    tx.log(projectId, { type: "project-changed", detail: { changed: ["design"] } });
    if (proposal !== undefined) {
      await tx.designs.change(proposal, { projectId, outcome: "proposed" }, { proposalSha: null });
      return null;
    }
    // The newest is the one that the screen shows; others (of modules that are blocked) go on.
    const running = (await tx.designs.list({ projectId, status: "running" })).at(-1);
    if (running) {
      await tx.designs.change(running.id, { status: "running" }, { control: "stop" });
      return running.id;
    }
    for (const { id } of await tx.designs.list({ projectId, outcome: "proposed" }))
      await tx.designs.change(id, { outcome: "proposed" }, { proposalSha: null });
    return null;
  });
  if (stopped === undefined) return noProject();
  if (stopped !== null) await deps.wakes.tell(projectId);
  return ok({ designId: stopped });
}
