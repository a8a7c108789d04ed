import { operations } from "#lib/http/operations.ts";
import { apiRoute } from "#lib/server/api-route.ts";
import { appHandle } from "#lib/server/app-handle.ts";

export const GET = apiRoute(operations.readArchive, ({ params, query }) =>
  appHandle().files.archive(params.id, query.at),
);
