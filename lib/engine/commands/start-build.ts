import { ok } from "../../domain/result.ts";
import type { Finding } from "../../domain/review/finding.ts";
import type { EngineDeps } from "../engine-deps.ts";
import { hasReplies } from "../steps/has-replies.ts";
import { openBuild } from "../steps/open-build.ts";
import { orderInstead } from "../steps/order-instead.ts";
import { versionRow } from "../steps/version-row.ts";
import { approvalEnded } from "./approval-ended.ts";
import { modelNeeded, noProject, refuse } from "./refusals.ts";

/** Builds what is stale in the approved version, or the modules that are named. A project has one live build. */
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
  },
) {
  const buildable = await buildableVersion(deps, input.projectId);
  if (!buildable.ok) return buildable;
  const opened = await openBuild(deps, { ...input, version: buildable.value });
  if (!opened.ok) return opened;
  await deps.wakes.tell(input.projectId);
  return ok(opened.value);
}

/**
 * Builds what is stale in the approved version in the place of the live build, which is cancelled. The order is a fact:
 * it is carried out whatever becomes of the caller.
 */
export async function buildInstead(deps: EngineDeps, { projectId }: { readonly projectId: string }) {
  const { builds, versions } = deps.facts.read;
  const buildable = await buildableVersion(deps, projectId);
  if (!buildable.ok) return buildable;
  const version = buildable.value;
  const before = await builds.list({ projectId });
  const live = before.find(({ status }) => status !== "ended");
  if (!live) return startBuild(deps, { projectId });
  await deps.facts.commit("build-instead", (tx) => orderInstead(tx, live, version));
  await deps.wakes.tell(projectId);
  if (!(await approvalEnded(deps, await versionRow({ versions }, { projectId, version })))) return noProject();
  const known = new Set(before.map(({ id }) => id));
  const opened = (await builds.list({ projectId })).find(({ id }) => !known.has(id));
  return opened
    ? ok(opened)
    : refuse(
        "nothing-stale",
        "The build was cancelled. Nothing is left to build: all is as the approved version says.",
      );
}

async function buildableVersion(deps: EngineDeps, projectId: string) {
  const project = await deps.facts.read.projects.get(projectId);
  if (!project || project.deletedAt !== null) return noProject();
  if (project.approvedVersion === null)
    return refuse("not-approved", "No version of the blueprint is approved yet. Approve one; then it can be built.");
  if (!(await hasReplies(deps, deps.facts.read, project))) return modelNeeded();
  return ok(project.approvedVersion);
}
