import { ok } from "#lib/domain/result.ts";
import { operations } from "#lib/http/operations.ts";
import { rawFile } from "#lib/http/raw-file.ts";
import { apiRoute } from "#lib/server/api-route.ts";
import { appHandle } from "#lib/server/app-handle.ts";

export const GET = apiRoute(operations.readFile, async ({ params, query }) => {
  const file = await appHandle().files.read(params.id, params.path, query.at);
  if (!file.ok) return file;
  const { content, text, ...view } = file.value;
  return query.raw === "1" ? rawFile(view.path, content, text !== null) : ok({ ...view, text });
});
