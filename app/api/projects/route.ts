import { ok } from "#lib/domain/result.ts";
import { createProject } from "#lib/engine/commands/create-project.ts";
import { found } from "#lib/http/found.ts";
import { operations } from "#lib/http/operations.ts";
import { apiRoute } from "#lib/server/api-route.ts";
import { appHandle } from "#lib/server/app-handle.ts";

export const GET = apiRoute(operations.listProjects, async ({ query }) =>
  ok(await appHandle().queries.listProjects(query)),
);

export const POST = apiRoute(operations.createProject, async ({ body }) => {
  const { deps, queries } = appHandle();
  const created = await createProject(deps, body);
  return created.ok ? found(await queries.readProject(created.value.id), "project-unknown") : created;
});
