import type { ProjectView } from "#lib/domain/api/project.ts";
import { decisionSchema } from "#lib/domain/build/build.ts";
import { cloneCommand } from "#lib/domain/project/clone-command.ts";
import type { Project } from "#lib/domain/project/project.ts";
import type { RoleAssignments } from "#lib/domain/routing/role.ts";
import { routeRoles } from "#lib/domain/routing/route-roles.ts";
import { readBudgets } from "../budget-standings.ts";
import { budgetView } from "./budget-view.ts";
import { buildView } from "./build-view.ts";
import { decisionView } from "./decision-view.ts";
import type { QueryDeps } from "./query-deps.ts";
import { ofTheWhole, readHeld } from "./read-held.ts";
import { readModuleStates } from "./read-module-states.ts";
import { readProjectSummaries } from "./read-project-summaries.ts";
import { screenTables } from "./screen-tables.ts";
import { readProjectSnapshot, type Tx } from "./snapshot.ts";

type Deps = Pick<
  QueryDeps,
  "db" | "installation" | "gateways" | "defaultRoles" | "repositories" | "sandbox" | "previewOf"
>;

/** One project as its overview and the bar above its pages show it; undefined when there is no such project. */
export async function readProject(deps: Deps, projectId: string): Promise<ProjectView | undefined> {
  const read = await readProjectSnapshot(deps.db, projectId, async (tx, { project, seq }) => {
    const summary = (await readProjectSummaries(tx, [projectId])).get(projectId);
    if (summary === undefined) throw new Error(`no summary of project ${projectId}`);
    return { project, seq, summary, ...(await readWork(tx, project)) };
  });
  if (read === undefined) return undefined;
  const { project, summary, seq, hasMain, ...work } = read;
  const main = hasMain ? await deps.repositories.head(projectId, "main") : undefined;
  const { driver, level, reason } = deps.sandbox.probe;
  return {
    ...summary,
    seq,
    brief: project.brief,
    roles: project.roles,
    ...(await routed(deps, project)),
    settings: project.settings,
    speed: project.speed,
    approvedVersion: project.approvedVersion,
    ...work,
    cloneCommand: cloneCommand(deps.repositories.path(projectId), project.name),
    head: main ?? null,
    preview: await deps.previewOf(projectId),
    sandbox: { driver, level, reason },
  };
}

/** What is going on: the newest design, approval and build, what waits, and what runs. */
async function readWork(tx: Tx, project: Project) {
  const projectId = project.id;
  const { builds, attempts } = screenTables(tx);
  const build = (await builds.list({ projectId })).at(-1);
  const open = await tx.decision.findMany({ where: { projectId, status: "open" }, orderBy: { ordinal: "desc" } });
  const running = await attempts.list({ projectId, status: "running" });
  const newest = await tx.blueprintVersion.aggregate({ where: { projectId }, _max: { version: true } });
  return {
    version: newest._max.version,
    design: await readDesign(
      tx,
      projectId,
      running.map(({ id, taskId }) => ({ id, taskId })),
    ),
    approval: await readApproval(tx, projectId),
    build: build === undefined ? null : buildView(build, await readModuleStates(tx, project, build)),
    decisions: open.map((row) => decisionView(decisionSchema.parse(row), project.name)),
    attempts: running.map((attempt) => ({
      id: attempt.id,
      role: attempt.role,
      provider: attempt.provider,
      model: attempt.requestedModel,
      promptId: attempt.promptId,
      moduleId: attempt.moduleId,
      startedAt: attempt.startedAt.toISOString(),
      firstTokenAt: attempt.firstTokenAt?.toISOString() ?? null,
    })),
    held: (await readHeld(tx, projectId)).get(ofTheWhole) ?? null,
    hasMain: (await tx.builtModule.count({ where: { projectId } })) > 0,
    budgets: (await readBudgets(tx, projectId, build?.id ?? null)).map(budgetView),
  };
}

/** While a design runs, its attempt is known by its task only, which begins with the design's id. */
async function readDesign(
  tx: Tx,
  projectId: string,
  running: readonly { readonly id: string; readonly taskId: string }[],
): Promise<ProjectView["design"]> {
  const design = (await screenTables(tx).designs.list({ projectId })).at(-1);
  if (design === undefined) return null;
  const { id, kind, status, outcome, problem } = design;
  const attemptId = design.attemptId ?? running.find(({ taskId }) => taskId.startsWith(`${id}:`))?.id ?? null;
  return { id, kind, status, ...(outcome !== null && { outcome }), problem, attemptId };
}

/** The approval that was asked for last. */
async function readApproval(tx: Tx, projectId: string): Promise<ProjectView["approval"]> {
  const row = await tx.blueprintVersion.findFirst({
    where: { projectId, approval: { not: "none" } },
    orderBy: { version: "desc" },
    select: { version: true, approval: true, approvalStep: true },
  });
  if (row === null) return null;
  return {
    version: row.version,
    status: row.approval === "running" ? "running" : "ended",
    step: row.approvalStep,
  };
}

async function routed({ installation, gateways, defaultRoles }: Deps, project: Project) {
  const scripted = project.script !== null;
  const { routed: models, unrouted } = routeRoles({
    // A scripted project never asks a real model, whatever is assigned.
    chains: {
      project: scripted ? {} : (project.roles as RoleAssignments),
      installation: scripted ? {} : await installation.roles(),
      defaults: defaultRoles(scripted),
    },
    isReady: ({ provider }) => gateways.get(provider) !== undefined,
  });
  return { routed: models, unrouted: [...unrouted] };
}
