import type { Project } from "../../domain/project/project.ts";
import { ok } from "../../domain/result.ts";
import type { Finding } from "../../domain/review/finding.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { openBuild } from "../steps/open-build.ts";
import { cancelBuild } from "./control-build.ts";
import { modelNeeded, noProject, refuse } from "./refusals.ts";

/**
 * Builds what is stale in the approved version, or the modules that are named. A project has one live build; with
 * `instead` that one is cancelled first.
 */
export async function startBuild(
  deps: EngineDeps,
  input: {
    readonly projectId: string;
    readonly modules?: readonly string[] | undefined;
    readonly note?: string | undefined;
    /** Of the named modules, to be opened again. */
    readonly findings?: readonly Finding[] | undefined;
    /** `provider/model` for the first round. */
    readonly model?: string | null | undefined;
    readonly instead?: boolean | undefined;
  },
) {
  const { projectId } = input;
  const project = await deps.facts.read.projects.get(projectId);
  if (!project || project.deletedAt !== null) return noProject();
  if (project.approvedVersion === null)
    return refuse("not-approved", "No version of the blueprint is approved yet. Approve one; then it can be built.");
  if (project.script !== null && !(await hasReplies(deps, project))) return modelNeeded();
  if (input.instead) await endLiveBuild(deps, projectId);
  const opened = await openBuild(deps, { ...input, version: project.approvedVersion });
  if (!opened.ok) return opened;
  await deps.wakes.tell(projectId);
  return ok(opened.value);
}

/** Whether a scripted example has replies for its approved blueprint. */
async function hasReplies(deps: EngineDeps, { id, script, approvedVersion }: Project): Promise<boolean> {
  const rows = await deps.facts.read.versions.list({ projectId: id });
  const approved = rows.find(({ version }) => version === approvedVersion);
  return script !== null && approved !== undefined && deps.scripts.knows(script, approved.sha256);
}

/** Cancels the live build and waits until it has let go of everything; usually that takes less than a second. */
async function endLiveBuild(deps: EngineDeps, projectId: string): Promise<void> {
  const live = (await deps.facts.read.builds.list({ projectId })).find(({ status }) => status !== "ended");
  if (!live) return;
  let news = Promise.withResolvers<void>();
  const stop = deps.announcements.onEvents(projectId, () => news.resolve());
  try {
    await cancelBuild(deps, { projectId, buildId: live.id });
    for (;;) {
      news = Promise.withResolvers();
      const build = await deps.facts.read.builds.get(live.id);
      if (!build || build.status === "ended") return;
      await news.promise;
    }
  } finally {
    stop();
  }
}
