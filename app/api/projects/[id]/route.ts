import { ok } from "#lib/domain/result.ts";
import { changeProject } from "#lib/engine/commands/change-project.ts";
import { deleteProject } from "#lib/engine/commands/delete-project.ts";
import { found } from "#lib/http/found.ts";
import { operations } from "#lib/http/operations.ts";
import { apiRoute } from "#lib/server/api-route.ts";
import { appHandle } from "#lib/server/app-handle.ts";

export const GET = apiRoute(operations.readProject, async ({ params }) =>
  found(await appHandle().queries.readProject(params.id), "project-unknown"),
);

export const PATCH = apiRoute(operations.changeProject, async ({ params, body }) => {
  const { deps, queries } = appHandle();
  const changed = await changeProject(deps, { projectId: params.id, patch: body });
  return changed.ok ? found(await queries.readProject(params.id), "project-unknown") : changed;
});

export const DELETE = apiRoute(operations.deleteProject, async ({ params }) => {
  const deleted = await deleteProject(appHandle().deps, { projectId: params.id });
  return deleted.ok ? ok(undefined) : deleted;
});
