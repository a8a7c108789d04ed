import { ok } from "#lib/domain/result.ts";
import { changeProvider } from "#lib/engine/commands/change-provider.ts";
import { operations } from "#lib/http/operations.ts";
import { apiRoute } from "#lib/server/api-route.ts";
import { appHandle } from "#lib/server/app-handle.ts";

export const GET = apiRoute(operations.listProviders, async () =>
  ok({ items: [...(await appHandle().queries.readProviders())] }),
);

export const PUT = apiRoute(operations.putProvider, async ({ body: { id, requestsPerMinute, ...change } }) => {
  const { deps, queries } = appHandle();
  await changeProvider(deps, { id, change, requestsPerMinute });
  const provider = (await queries.readProviders()).find((candidate) => candidate.id === id);
  if (provider === undefined) throw new Error(`no provider ${id}`);
  return ok(provider);
});
