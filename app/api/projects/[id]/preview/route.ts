import { ok } from "#lib/domain/result.ts";
import { found } from "#lib/http/found.ts";
import { operations } from "#lib/http/operations.ts";
import { apiRoute } from "#lib/server/api-route.ts";
import { appHandle } from "#lib/server/app-handle.ts";

export const GET = apiRoute(operations.readPreview, async ({ params, request }) => {
  const { deps, previews } = appHandle();
  const project = found(await deps.facts.read.projects.get(params.id), "project-unknown");
  return project.ok ? ok(await previews.read(params.id, request.headers.get("host") ?? "")) : project;
});

export const POST = apiRoute(operations.buildPreview, async ({ params, request }) => {
  const { deps, previews } = appHandle();
  const project = found(await deps.facts.read.projects.get(params.id), "project-unknown");
  return project.ok ? previews.build(params.id, request.headers.get("host") ?? "") : project;
});
