import { runExample } from "#lib/engine/commands/run-example.ts";
import { found } from "#lib/http/found.ts";
import { operations } from "#lib/http/operations.ts";
import { apiRoute } from "#lib/server/api-route.ts";
import { appHandle } from "#lib/server/app-handle.ts";

export const POST = apiRoute(operations.runExample, async ({ params, body }) => {
  const { deps, queries } = appHandle();
  const run = await runExample(deps, { example: params.example, ...body });
  return run.ok ? found(await queries.readProject(run.value.id), "project-unknown") : run;
});
